package dev.milepost.notification.effect;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.Cohort;
import dev.milepost.notification.cohorts.CohortsOf;
import dev.milepost.notification.knowledge.CourseSettingsOf;
import dev.milepost.notification.rules.Category;
import dev.milepost.notification.rules.Rule;
import dev.milepost.time.BusinessClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Compares who got messages with who was left out of them: by intention, so that nothing but the
 * draw tells both apart. Whatever passed all of the policy up to the draw counts, also what was
 * folded, bounced or settled itself on its way: the same would have become of some of what was left
 * out. Only what is due while somebody of the cohort is left out, and only once its days are over.
 */
@Component
class MeasureEffect {

  static final int DAYS = 7;

  private static final String[] NUDGES =
      Arrays.stream(Category.values())
          .filter(category -> category.isNudge() && !category.isForMentors())
          .map(Category::wireName)
          .toArray(String[]::new);

  private final CohortsOf cohorts;
  private final CourseSettingsOf settings;
  private final JdbcClient jdbc;
  private final BusinessClock clock;

  MeasureEffect(
      CohortsOf cohorts, CourseSettingsOf settings, JdbcClient jdbc, BusinessClock clock) {
    this.cohorts = cohorts;
    this.settings = settings;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * For the cohort's mentors and for admins.
   *
   * @throws Problem {@code not-found} for everybody else
   */
  Effect ofCohort(SignedIn who, String slug) {
    Cohort cohort = cohorts.named(who, slug);
    int share = settings.cohort(cohort.id()).holdoutPercent();
    return effect(share, read(who.organisation(), cohort.id()));
  }

  /**
   * Over all cohorts, each compared within itself.
   *
   * @throws Problem {@code not-allowed} for who is no admin
   */
  Effect ofOrganisation(SignedIn who) {
    if (!who.admin()) {
      throw Problem.notAllowed();
    }
    return effect(null, read(who.organisation(), null));
  }

  private static Effect effect(@Nullable Integer holdoutPercent, List<Row> rows) {
    Map<Rule, List<Row>> byRule =
        rows.stream().collect(Collectors.groupingBy(Row::rule, TreeMap::new, Collectors.toList()));
    return new Effect(
        DAYS,
        RuleEffect.FEWEST,
        holdoutPercent,
        rows.stream().map(Row::since).min(Comparator.naturalOrder()).orElse(null),
        byRule.entrySet().stream()
            .map(entry -> RuleEffect.of(entry.getKey(), pairs(entry.getValue())))
            .toList());
  }

  private static List<Pair> pairs(List<Row> rows) {
    return rows.stream().collect(Collectors.groupingBy(Row::cohort)).values().stream()
        .map(sides -> new Pair(side(sides, false), side(sides, true)))
        .toList();
  }

  private static Group side(List<Row> sides, boolean leftOut) {
    return sides.stream()
        .filter(row -> row.leftOut() == leftOut)
        .map(Row::group)
        .findFirst()
        .orElse(Group.NONE);
  }

  /**
   * Reads a cohort's decisions by their index, and each enrolment's events by primary key; what
   * comes back are at most two rows a cohort and rule.
   */
  private List<Row> read(String organisation, @Nullable UUID cohort) {
    return jdbc.sql(
            """
            with drawn as (
              select d.place, d.cohort, d.rule, d.category, d.learner, d.enrolment, d.due_at,
                     d.due_at + make_interval(hours => :hours) as over_at,
                     d.reason is not distinct from 'holdout' as left_out
              from cohort c
              join decision d on d.cohort = c.id
              where c.organisation = :organisation
                and (:cohort::uuid is null or c.id = :cohort)
                and d.channel = 'email' and d.category = any(:nudges) and d.due_at <= :latest
                -- What else was held back when it was decided on was held back before the draw.
                and (d.outcome <> 'suppressed' or d.reason in ('holdout', 'unanswered', 'too-many')
                     or d.settled_at > d.decided_at)
            ), period as (
              select cohort, min(due_at) as since, max(due_at) as until
              from drawn where left_out group by cohort
            ), compared as (
              select d.*, p.since from drawn d
              join period p on p.cohort = d.cohort and d.due_at between p.since and p.until
            ), done as (
              -- Each milestone once, when it was first handed in or completed.
              select e.enrolment, min(e.occurred_at) as done_at
              from milestone_event e
              where e.enrolment in (select enrolment from compared)
                and e.type in ('submitted', 'completed')
              group by e.enrolment, e.milestone
              having not bool_or(e.carried_over)
            ), message as (
              select m.place, m.cohort, m.since, m.rule, m.left_out, m.learner,
                     count(o.done_at) as milestones,
                     bool_or(f.learner is not null) as turned_off,
                     bool_or(b.address_hash is not null) as complained
              from compared m
              left join done o
                on o.enrolment = m.enrolment and o.done_at > m.due_at and o.done_at <= m.over_at
              left join preference f
                on f.learner = m.learner and f.category = m.category and f.channel = 'email'
                and f.delivery = 'off' and f.since > m.due_at and f.since <= m.over_at
              left join learner l on l.id = m.learner
              left join blocked_address b
                on b.address_hash = sha256(convert_to(l.organisation || '/' || lower(l.email), 'UTF8'))
                and b.reason = 'complaint' and b.since > m.due_at and b.since <= m.over_at
              group by m.place, m.cohort, m.since, m.rule, m.left_out, m.learner
            ), person as (
              select cohort, since, rule, left_out, count(*) as messages,
                     sum(milestones)::bigint as milestones,
                     count(*) filter (where milestones > 0) as any_milestone,
                     count(*) filter (where turned_off or complained) as gone,
                     count(*) filter (where turned_off) as turned_off,
                     count(*) filter (where complained) as complained
              from message
              group by cohort, since, rule, left_out, learner
            )
            select cohort, since, rule, left_out, count(*) as learners,
                   sum(messages)::bigint as messages,
                   sum(messages * messages)::bigint as squares,
                   sum(milestones)::bigint as milestones,
                   sum(milestones * milestones)::bigint as milestones_squares,
                   sum(milestones * messages)::bigint as milestones_products,
                   sum(any_milestone)::bigint as any_milestone,
                   sum(any_milestone * any_milestone)::bigint as any_milestone_squares,
                   sum(any_milestone * messages)::bigint as any_milestone_products,
                   sum(gone)::bigint as gone,
                   sum(gone * gone)::bigint as gone_squares,
                   sum(gone * messages)::bigint as gone_products,
                   sum(turned_off)::bigint as turned_off,
                   sum(complained)::bigint as complained
            from person
            group by cohort, since, rule, left_out
            """)
        .param("organisation", organisation)
        .param("cohort", cohort)
        .param("nudges", NUDGES)
        .param("hours", 24 * DAYS)
        .param("latest", clock.now().minus(Duration.ofDays(DAYS)).atOffset(ZoneOffset.UTC))
        .query((row, n) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("cohort", UUID.class),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        Rule.of(row.getString("rule")),
        row.getBoolean("left_out"),
        new Group(
            row.getLong("learners"),
            row.getLong("messages"),
            row.getLong("squares"),
            sums(row, "milestones"),
            sums(row, "any_milestone"),
            sums(row, "gone"),
            row.getLong("turned_off"),
            row.getLong("complained")));
  }

  private static Sums sums(ResultSet row, String measure) throws SQLException {
    return new Sums(
        row.getLong(measure),
        row.getLong(measure + "_squares"),
        row.getLong(measure + "_products"));
  }

  private record Row(UUID cohort, Instant since, Rule rule, boolean leftOut, Group group) {}
}
