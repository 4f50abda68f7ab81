package dev.milepost.notification.choices;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.calendar.CalendarFeeds;
import dev.milepost.notification.choices.Choices.Snooze;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Delivery;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.webhooks.Endpoints;
import dev.milepost.notification.webhooks.Owner;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One form with everything that somebody can choose. What cannot be accepted is shown again as it
 * was typed, with what is wrong beside each field.
 */
@Controller
@RequestMapping("/notifications/preferences")
class ChoicesPage {

  private static final String SAVED = "redirect:/notifications/preferences?saved";

  private final ChangeChoices change;
  private final SnoozableMilestones milestones;
  private final Endpoints endpoints;
  private final CalendarFeeds calendars;

  ChoicesPage(
      ChangeChoices change,
      SnoozableMilestones milestones,
      Endpoints endpoints,
      CalendarFeeds calendars) {
    this.change = change;
    this.milestones = milestones;
    this.endpoints = endpoints;
    this.calendars = calendars;
  }

  /** The day on which the address of the calendar was made; null without one. */
  @ModelAttribute("calendarMade")
  @Nullable LocalDate calendarMade(SignedIn who, ZoneId zone) {
    return calendars
        .madeAt(change.learners(who))
        .map(at -> LocalDate.ofInstant(at, zone))
        .orElse(null);
  }

  @GetMapping
  String page(SignedIn who, @RequestParam(required = false) @Nullable String saved, Model model) {
    Choices choices = change.see(who);
    model.addAttribute("saved", saved != null);
    return show(who, ChoicesForm.fields(choices), choices.snoozes(), Set.of(), model);
  }

  @PostMapping
  String save(
      SignedIn who,
      @RequestParam Map<String, String> fields,
      Model model,
      HttpServletResponse response) {
    Choices wish = ChoicesForm.choices(fields);
    try {
      change.change(who, wish);
      return SAVED;
    } catch (Problem problem) {
      if (!problem.type().equals(EdgeProblems.INVALID_FIELDS)) {
        throw problem;
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      Set<String> wrong = problem.faults().stream().map(this::field).collect(Collectors.toSet());
      return show(who, fields, change.see(who).snoozes(), wrong, model);
    }
  }

  /** The part of the form that a fault is told at. */
  private String field(Fault fault) {
    return fault.pointer().split("/")[1];
  }

  private String show(
      SignedIn who,
      Map<String, String> fields,
      @Nullable List<Snooze> snoozes,
      Set<String> wrong,
      Model model) {
    LocalDate today = change.today(who);
    List<UUID> learners = change.learners(who);
    Map<String, String> titles = milestones.titles(learners);
    model.addAttribute("viewer", who.name());
    model.addAttribute("fields", fields);
    model.addAttribute("wrong", wrong);
    model.addAttribute("categories", change.categories(who).stream().map(Offer::of).toList());
    model.addAttribute("ways", ways(learners));
    model.addAttribute("opening", IntStream.range(0, 24).boxed().toList());
    model.addAttribute("closing", IntStream.rangeClosed(1, 24).boxed().toList());
    model.addAttribute("earliest", today.plusDays(1));
    model.addAttribute("latest", today.plusYears(1));
    model.addAttribute("milestones", titles);
    model.addAttribute("snoozed", snoozes == null ? List.of() : shown(snoozes, titles));
    return "notifications/preferences";
  }

  /** Beside e-mail; that there are webhooks is only of interest to who has one. */
  private List<String> ways(List<UUID> learners) {
    return endpoints.of(new Owner.Person(learners)).isEmpty()
        ? List.of(Channel.INBOX.wireName())
        : List.of(Channel.INBOX.wireName(), Channel.WEBHOOK.wireName());
  }

  private static List<Put> shown(List<Snooze> snoozes, Map<String, String> titles) {
    return snoozes.stream()
        .map(
            snooze ->
                new Put(
                    ChoicesForm.KEPT + ChoicesForm.subject(snooze),
                    snooze.category(),
                    snooze.milestone() == null
                        ? null
                        : titles.getOrDefault(snooze.milestone(), snooze.milestone()),
                    snooze.until()))
        .toList();
  }

  /** A category with what there is to choose from for e-mail. */
  record Offer(String name, List<String> deliveries) {

    static Offer of(Category category) {
      return new Offer(
          category.wireName(),
          Delivery.of(category, Channel.EMAIL).stream().map(Delivery::wireName).toList());
    }
  }

  /**
   * What is put off.
   *
   * @param field its name in the form
   * @param milestone its title
   */
  record Put(
      String field,
      @Nullable String category,
      @Nullable String milestone,
      @Nullable LocalDate until) {}
}
