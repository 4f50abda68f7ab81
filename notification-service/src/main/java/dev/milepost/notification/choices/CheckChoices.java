package dev.milepost.notification.choices;

import static java.util.Objects.requireNonNullElse;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.notification.choices.Choices.Hours;
import dev.milepost.notification.choices.Choices.Snooze;
import dev.milepost.notification.enrolment.SendWindow;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Delivery;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.rules.Category;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What choices have to be. Every fault is found and pointed at, not only the first. Pure. */
final class CheckChoices {

  private static final int MOST_SNOOZES = 100;
  private static final int MOST_CHARACTERS = 200;
  private static final int NO_HOUR = -1;
  private static final List<String> CHANNELS =
      Arrays.stream(Channel.values()).map(Channel::wireName).toList();

  private final LocalDate today;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param today the reader's day
   */
  CheckChoices(LocalDate today) {
    this.today = today;
  }

  /**
   * What is chosen.
   *
   * @throws Problem {@code invalid-fields} with every fault
   */
  Chosen check(Choices wish) {
    Map<Channel, Map<Category, Delivery>> deliveries = deliveries(wish.categories());
    SendWindow window = window(wish.hours());
    LocalDate pausedUntil = wish.pausedUntil();
    if (pausedUntil != null) {
      checkDay("/pausedUntil", pausedUntil);
    }
    Map<Category, LocalDate> categories = new EnumMap<>(Category.class);
    Map<String, LocalDate> milestones = new HashMap<>();
    List<Snooze> snoozes = wish.snoozes() == null ? List.of() : wish.snoozes();
    require(snoozes.size() <= MOST_SNOOZES, "/snoozes", "at most " + MOST_SNOOZES);
    for (int place = 0; place < snoozes.size(); place++) {
      snooze("/snoozes/" + place, snoozes.get(place), categories, milestones);
    }
    if (!faults.isEmpty()) {
      throw new Problem(EdgeProblems.INVALID_FIELDS, "Some choices cannot be accepted.").at(faults);
    }
    var wishes = new EnumMap<Channel, Wishes>(Channel.class);
    deliveries.forEach(
        (channel, chosen) ->
            wishes.put(channel, new Wishes(chosen, pausedUntil, categories, milestones)));
    return new Chosen(wishes, window);
  }

  private Map<Channel, Map<Category, Delivery>> deliveries(
      @Nullable Map<String, Map<String, String>> wishes) {
    var deliveries = new EnumMap<Channel, Map<Category, Delivery>>(Channel.class);
    for (Channel channel : Channel.values()) {
      deliveries.put(channel, new HashMap<>(Wishes.byItself(channel).deliveries()));
    }
    if (wishes != null) {
      wishes.forEach(
          (name, byChannel) -> {
            String pointer = "/categories" + Fault.step(name);
            Optional<Category> category = Category.named(name);
            require(category.isPresent(), pointer, oneOf(Category.values(), Category::wireName));
            category.ifPresent(known -> deliveries(pointer, known, byChannel, deliveries));
          });
    }
    return deliveries;
  }

  private void deliveries(
      String pointer,
      Category category,
      @Nullable Map<String, String> byChannel,
      Map<Channel, Map<Category, Delivery>> deliveries) {
    if (byChannel == null || byChannel.isEmpty() || !CHANNELS.containsAll(byChannel.keySet())) {
      faults.add(new Fault(pointer, "an object with some of " + String.join(", ", CHANNELS)));
      return;
    }
    deliveries.forEach(
        (channel, chosen) -> {
          String wanted = byChannel.get(channel.wireName());
          if (wanted != null || byChannel.containsKey(channel.wireName())) {
            delivery(pointer + Fault.step(channel.wireName()), category, channel, wanted)
                .ifPresent(delivery -> chosen.put(category, delivery));
          }
        });
  }

  private Optional<Delivery> delivery(
      String pointer, Category category, Channel channel, @Nullable String wanted) {
    List<Delivery> offered = Delivery.of(category, channel);
    Optional<Delivery> delivery =
        offered.stream().filter(one -> one.wireName().equals(wanted)).findFirst();
    require(
        delivery.isPresent(), pointer, oneOf(offered.toArray(Delivery[]::new), Delivery::wireName));
    return delivery;
  }

  private @Nullable SendWindow window(@Nullable Hours hours) {
    if (hours == null) {
      return null;
    }
    int opens = requireNonNullElse(hours.opens(), NO_HOUR);
    int closes = requireNonNullElse(hours.closes(), NO_HOUR);
    boolean opensWell = SendWindow.isOne(opens, 24);
    require(opensWell, "/hours/opens", "a whole hour from 0 to 23");
    boolean closesWell = SendWindow.isOne(opensWell ? opens : 0, closes);
    require(closesWell, "/hours/closes", "a later whole hour, up to 24");
    return opensWell && closesWell ? new SendWindow(opens, closes) : null;
  }

  private void snooze(
      String pointer,
      @Nullable Snooze snooze,
      Map<Category, LocalDate> categories,
      Map<String, LocalDate> milestones) {
    if (snooze == null || (snooze.category() == null) == (snooze.milestone() == null)) {
      faults.add(new Fault(pointer, "an object with either \"category\" or \"milestone\""));
      return;
    }
    LocalDate until = snooze.until();
    if (until == null) {
      faults.add(new Fault(pointer + "/until", aDay()));
      return;
    }
    checkDay(pointer + "/until", until);
    String name = snooze.category();
    if (name != null) {
      Optional<Category> category = Category.named(name);
      require(
          category.isPresent(),
          pointer + "/category",
          oneOf(Category.values(), Category::wireName));
      category.ifPresent(known -> categories.put(known, until));
    } else {
      milestone(pointer + "/milestone", snooze.milestone())
          .ifPresent(key -> milestones.put(key, until));
    }
  }

  private Optional<String> milestone(String pointer, @Nullable String key) {
    Optional<String> fitting =
        Optional.ofNullable(key)
            .filter(one -> !one.isBlank() && one.length() <= MOST_CHARACTERS)
            .filter(one -> one.indexOf('\0') < 0);
    require(fitting.isPresent(), pointer, "a milestone's key");
    return fitting;
  }

  private void checkDay(String pointer, LocalDate day) {
    require(day.isAfter(today) && !day.isAfter(today.plusYears(1)), pointer, aDay());
  }

  private String aDay() {
    return "a day from " + today.plusDays(1) + " to " + today.plusYears(1);
  }

  private void require(boolean holds, String pointer, String wouldBeRight) {
    if (!holds) {
      faults.add(new Fault(pointer, wouldBeRight));
    }
  }

  private static <T> String oneOf(T[] values, Function<T, String> name) {
    return "one of " + Arrays.stream(values).map(name).collect(Collectors.joining(", "));
  }

  /**
   * @param wishes of every channel; they differ in how categories come
   * @param window null for the cohort's
   */
  record Chosen(Map<Channel, Wishes> wishes, @Nullable SendWindow window) {}
}
