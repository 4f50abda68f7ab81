package dev.milepost.notification.ledger;

import dev.milepost.notification.policy.Frequency;
import dev.milepost.notification.rules.Finding;
import dev.milepost.notification.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of how often readers are written to and when they last answered by doing anything,
 * what waits for their digests, and what was decided on.
 */
@Component
public class Readers {

  /** More than the days that limits look at, in any zone. */
  private static final Duration AROUND = Duration.ofDays(9);

  /** After so many that were not answered a reader is left alone longest. */
  private static final int FEW = Frequency.PATIENCE + 2;

  private final JdbcClient jdbc;
  private final FindingFormat format;

  Readers(JdbcClient jdbc, FindingFormat format) {
    this.jdbc = jdbc;
    this.format = format;
  }

  /**
   * Makes sure that nobody else decides on messages to these readers until the transaction ends, so
   * that what is counted stays so. Waits for who does; always in the same order, so that no two
   * callers block each other.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void hold(Collection<UUID> readers) {
    jdbc.sql(
            """
            select count(pg_advisory_xact_lock(key)) from (
              select distinct hashtextextended(id::text, 64) as key from unnest(?::uuid[]) as id
              order by key) keys
            """)
        .param(readers.toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }

  /**
   * When messages to these readers count, by index: from well before {@code earliest} on, and the
   * last few before that, so that one can see how many were not answered.
   */
  public Map<UUID, List<Instant>> counted(Collection<UUID> readers, Instant earliest) {
    return counted(readers, earliest, Set.of());
  }

  /** The same for the readers of {@code messages}, without these messages themselves. */
  public Map<UUID, List<Instant>> countedBeside(Collection<Claimed> messages) {
    return counted(
        messages.stream().map(Claimed::learner).toList(),
        messages.stream()
            .map(message -> message.times().due())
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        messages.stream().map(Claimed::id).collect(Collectors.toSet()));
  }

  private Map<UUID, List<Instant>> counted(
      Collection<UUID> readers, Instant earliest, Set<UUID> beside) {
    var counted = new HashMap<UUID, List<Instant>>();
    jdbc.sql(
            """
            select r.learner, c.counted_at
            from unnest(:readers::uuid[]) as r (learner)
            cross join lateral (
              (select counted_at from decision
               where learner = r.learner and counted_at > :from and id <> all(:beside::uuid[]))
              union all
              (select counted_at from decision
               where learner = r.learner and counted_at <= :from and id <> all(:beside::uuid[])
               order by counted_at desc limit :few)) c
            """)
        .param("few", FEW)
        .param("readers", readers.toArray(UUID[]::new))
        .param("beside", beside.toArray(UUID[]::new))
        .param("from", earliest.minus(AROUND).atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              counted
                  .computeIfAbsent(row.getObject("learner", UUID.class), id -> new ArrayList<>())
                  .add(row.getObject("counted_at", OffsetDateTime.class).toInstant());
            });
    return counted;
  }

  /**
   * When these learners last did anything in any of their cohorts, or told of it, as {@link
   * dev.milepost.notification.enrolment.EnrolmentFacts#lastActive} has it of one enrolment; without
   * those who have not. Reads what is known of them by their ids.
   */
  public Map<UUID, Instant> lastActive(Collection<UUID> learners) {
    var last = new HashMap<UUID, Instant>();
    jdbc.sql(
            """
            select e.learner, max(greatest(m.occurred_at, m.reported_at)) as last_active
            from enrolment e
            join milestone_event m on m.enrolment = e.id
            where e.learner = any(?) and not m.carried_over
              and m.type in ('started', 'submitted', 'completed')
            group by e.learner
            """)
        .param(learners.toArray(UUID[]::new))
        .query(
            row -> {
              last.put(
                  row.getObject("learner", UUID.class),
                  row.getObject("last_active", OffsetDateTime.class).toInstant());
            });
    return last;
  }

  /** Keys and ids under which there are decisions on these enrolments already. */
  public Map<UUID, Set<String>> decided(Collection<UUID> enrolments) {
    var decided = new HashMap<UUID, Set<String>>();
    jdbc.sql("select enrolment, dedupe_key, id from decision where enrolment = any(?)")
        .param(enrolments.toArray(UUID[]::new))
        .query(
            row -> {
              Set<String> names =
                  decided.computeIfAbsent(
                      row.getObject("enrolment", UUID.class), id -> new HashSet<>());
              names.add(row.getString("dedupe_key"));
              names.add(row.getString("id"));
            });
    return decided;
  }

  /** What waits for the next digest of these enrolments, in the order in which it came up. */
  public Map<UUID, List<Finding>> folded(Collection<UUID> enrolments) {
    var folded = new HashMap<UUID, List<Finding>>();
    jdbc.sql(
            """
            select enrolment, rule, facts from decision
            where enrolment = any(?) and outcome = 'folded' and folded_into is null
            order by due_at, place
            """)
        .param(enrolments.toArray(UUID[]::new))
        .query(
            row -> {
              folded
                  .computeIfAbsent(row.getObject("enrolment", UUID.class), id -> new ArrayList<>())
                  .add(format.read(Rule.of(row.getString("rule")), row.getString("facts")));
            });
    return folded;
  }
}
