package dev.milepost.notification.calendar;

import dev.milepost.notification.enrolment.EnrolmentFacts;
import dev.milepost.notification.knowledge.Address;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.time.BusinessClock;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendar of one person: every milestone of every cohort that they are in on its due day, what
 * is done marked as done, in the person's language. It changes only when something in it does.
 */
@Component
class CalendarOf {

  private final CalendarFeeds feeds;
  private final Enrolments enrolments;
  private final Addresses addresses;
  private final MessageSource words;
  private final BusinessClock clock;
  private final JdbcClient jdbc;
  private final String base;

  CalendarOf(
      CalendarFeeds feeds,
      Enrolments enrolments,
      Addresses addresses,
      MessageSource words,
      BusinessClock clock,
      JdbcClient jdbc,
      @Value("${milepost.public-url}") String publicUrl) {
    this.feeds = feeds;
    this.enrolments = enrolments;
    this.addresses = addresses;
    this.words = words;
    this.clock = clock;
    this.jdbc = jdbc;
    this.base = publicUrl.replaceAll("/+$", "");
  }

  /** Empty for a token that there is not, and for who was erased. */
  @Transactional(readOnly = true)
  public Optional<String> calendar(String token) {
    List<UUID> learners = feeds.learners(token);
    return learners.stream()
        .flatMap(learner -> addresses.of(learner).stream())
        .findFirst()
        .map(address -> calendar(learners, address));
  }

  private String calendar(List<UUID> learners, Address address) {
    List<UUID> ids = enrolments.of(learners);
    Map<UUID, Long> revisions = revisions(ids);
    List<EnrolmentFacts> running = running(ids);
    Locale language = Locale.forLanguageTag(words.getMessage("language", null, address.locale()));
    var dueDays = new DueDays(words, language, clock.now(), base);
    List<DueDay> days =
        running.stream()
            .flatMap(
                facts -> dueDays.of(facts, revisions.getOrDefault(facts.enrolment(), 0L)).stream())
            .sorted(Comparator.comparing(DueDay::day).thenComparing(DueDay::id))
            .toList();
    String host = Objects.requireNonNull(URI.create(base).getHost(), "the public URL's host");
    return WriteCalendar.write(name(running, language), host, days);
  }

  /** Those that were not left, always in the same order. */
  private List<EnrolmentFacts> running(List<UUID> ids) {
    return enrolments.facts(ids).values().stream()
        .filter(facts -> !facts.isWithdrawn(clock.now()))
        .sorted(Comparator.comparing(EnrolmentFacts::enrolment))
        .toList();
  }

  private String name(List<EnrolmentFacts> running, Locale language) {
    String cohorts =
        running.stream()
            .map(facts -> facts.course().name())
            .distinct()
            .collect(Collectors.joining(", "));
    return cohorts.isEmpty()
        ? words.getMessage("calendar.name.none", null, language)
        : words.getMessage("calendar.name", new Object[] {cohorts}, language);
  }

  /** How often each enrolment, and so perhaps its plan, was changed. */
  private Map<UUID, Long> revisions(Collection<UUID> ids) {
    var revisions = new HashMap<UUID, Long>();
    jdbc.sql("select id, revision from enrolment where id = any(?)")
        .param(ids.toArray(UUID[]::new))
        .query(
            row -> {
              revisions.put(row.getObject("id", UUID.class), row.getLong("revision"));
            });
    return revisions;
  }
}
