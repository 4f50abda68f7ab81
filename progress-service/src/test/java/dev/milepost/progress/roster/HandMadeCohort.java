package dev.milepost.progress.roster;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.COMPLETED;

import dev.milepost.events.CohortChanged.Pacing;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.histories.Histories;
import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.pace.Rhythm;
import dev.milepost.state.Mark;
import dev.milepost.state.Marks;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.MilestoneStatus;
import dev.milepost.state.Outline;
import dev.milepost.state.Standing;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A cohort of March and April 2026 on the small roadmap of {@code TestCohorts}, whose rows are
 * written straight into the tables, so that what is read can be told by hand. Due are {@code git}
 * on 6 March, {@code python} on 11, {@code first-project} on 15, {@code regression} on 22 and the
 * optional {@code reading} on 29 March.
 */
public final class HandMadeCohort {

  public static final LocalDate START = LocalDate.of(2026, 3, 2);
  public static final LocalDate END = LocalDate.of(2026, 4, 30);

  private final JdbcClient jdbc;
  private final Outline outline;
  private final Cohort cohort;
  private final Plan plan;

  public HandMadeCohort(JdbcClient jdbc, Outline outline) {
    this.jdbc = jdbc;
    this.outline = outline;
    UUID id = UUID.randomUUID();
    cohort =
        new Cohort(
            id,
            "main",
            "hand-made-" + id,
            "Hand-made",
            "test",
            "small",
            1,
            START,
            END,
            ZoneId.of("Europe/Berlin"),
            Pacing.FIXED,
            false,
            List.of(),
            1);
    plan = Plan.of(outline, START, END, Set.of());
    jdbc.sql(
            """
            insert into cohort (id, organisation, slug, name, term, roadmap, roadmap_version, start_day,
                                end_day, zone, pacing)
            values (?, 'main', ?, 'Hand-made', 'test', 'small', 1, ?, ?, 'Europe/Berlin', 'fixed')
            """)
        .params(id, cohort.slug(), START, END)
        .update();
    jdbc.sql("insert into plan (id, due_days) values (?, ?::date[]) on conflict do nothing")
        .params(plan.id(), literal(plan.dueDays()))
        .update();
  }

  public Cohort cohort() {
    return cohort;
  }

  public void mentoredBy(UUID person) {
    jdbc.sql("insert into mentorship (cohort_id, person_id) values (?, ?)")
        .params(cohort.id(), person)
        .update();
  }

  public static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  public Learner learner(String name) {
    return new Learner(name);
  }

  private static String literal(List<LocalDate> days) {
    return days.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
  }

  /** A learner on the way into the tables; {@link #enrol} puts everything there. */
  public final class Learner {

    private final String name;
    private final UUID enrolment = UUID.randomUUID();
    private final Map<Integer, LocalDate> done = new TreeMap<>();
    private final TreeSet<LocalDate> active = new TreeSet<>();
    private UUID person;
    private LocalDate countsFrom;
    private LocalDate withdrawnOn;
    private Standing standing = Standing.atTheStart(outline);

    private Learner(String name) {
      this.name = name;
    }

    public Learner being(UUID existing) {
      person = existing;
      return this;
    }

    public Learner done(String milestone, LocalDate day) {
      int place = place(milestone);
      done.put(place, day);
      standing = standing.with(place, MilestoneStatus.DONE);
      return active(day);
    }

    public Learner is(String milestone, MilestoneStatus status) {
      standing = standing.with(place(milestone), status);
      return this;
    }

    public Learner active(LocalDate... days) {
      active.addAll(List.of(days));
      return this;
    }

    public Learner joined(LocalDate day) {
      countsFrom = day;
      return this;
    }

    public Learner withdrawn(LocalDate day) {
      withdrawnOn = day;
      return this;
    }

    /** The enrolment. */
    public UUID enrol() {
      if (person == null) {
        person = UUID.randomUUID();
        jdbc.sql("insert into person values (?, 'main', ?, ?, 'Europe/Berlin', 'en')")
            .params(person, name, person + "@example.invalid")
            .update();
      }
      jdbc.sql(
              """
              insert into enrolment (id, cohort_id, learner_id, enrolled_at, starts_on, counts_from,
                                     withdrawn_on, plan_id)
              values (?, ?, ?, ?::date, ?, ?, ?, ?)
              """)
          .params(enrolment, cohort.id(), person, START, START, countsFrom, withdrawnOn, plan.id())
          .update();
      writeProgress();
      writeFigures();
      return enrolment;
    }

    private void writeProgress() {
      var pace = Pace.of(standing, plan);
      var rhythm = Rhythm.of(active.stream().mapToInt(day -> (int) day.toEpochDay()).toArray());
      jdbc.sql(
              """
              insert into enrolment_progress (
                learner_id, enrolment_id, cohort_id, counts_from, withdrawn_on, plan_id, standing,
                histories, milestones_done, points_done, stages_completed, current_stage,
                next_due_day, done_through_day, active_days, usual_gap_days, last_active_day, events)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::date[], ?, ?, ?)
              """)
          .params(
              person,
              enrolment,
              cohort.id(),
              countsFrom,
              withdrawnOn,
              plan.id(),
              standing.line(),
              histories(),
              standing.milestonesDone(),
              standing.pointsDone(),
              standing.stagesCompleted(),
              standing.currentStage(),
              pace.nextDue(),
              pace.doneThrough(),
              literal(List.copyOf(active)),
              rhythm.usualGapDays(),
              rhythm.lastActive(),
              active.size())
          .update();
    }

    private byte[] histories() {
      var histories = new TreeMap<Integer, MilestoneHistory>();
      done.forEach(
          (place, day) -> {
            var at = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
            var mark = new Mark(at, UUID.randomUUID(), null, false);
            boolean reviewed = outline.milestone(place).review();
            histories.put(place, only(reviewed ? APPROVED : COMPLETED, new Marks(mark, mark)));
          });
      return Histories.NONE.with(histories).packed();
    }

    private static MilestoneHistory only(MilestoneEventType type, Marks marks) {
      var byType = new Marks[MilestoneEventType.values().length];
      byType[type.ordinal()] = marks;
      return MilestoneHistory.of(byType);
    }

    /** Over several Kafka partitions, as consumers would. */
    private void writeFigures() {
      active.forEach(day -> add(day, 1, 1, 0, 0));
      done.forEach((place, day) -> add(day, 0, 0, 1, outline.milestone(place).points()));
      IntStream.range(0, outline.stages().size())
          .filter(standing::isStageCompleted)
          .forEach(this::completed);
    }

    private void add(LocalDate day, int events, int learners, int milestones, int points) {
      jdbc.sql(
              """
              insert into cohort_day as d values (?, ?, ?, ?, ?, ?, ?)
              on conflict (cohort_id, day, kafka_partition) do update
              set events = d.events + excluded.events,
                  active_learners = d.active_learners + excluded.active_learners,
                  milestones_done = d.milestones_done + excluded.milestones_done,
                  points_done = d.points_done + excluded.points_done
              """)
          .params(cohort.id(), day, partition(), events, learners, milestones, points)
          .update();
    }

    private void completed(int stage) {
      LocalDate day =
          done.entrySet().stream()
              .filter(entry -> outline.stageOf(entry.getKey()) == stage)
              .map(Map.Entry::getValue)
              .max(LocalDate::compareTo)
              .orElseThrow();
      jdbc.sql(
              """
              insert into cohort_stage_day as d values (?, ?, ?, ?, 1)
              on conflict (cohort_id, stage, day, kafka_partition) do update
              set completed = d.completed + 1
              """)
          .params(cohort.id(), outline.stages().get(stage).key(), day, partition())
          .update();
    }

    private int partition() {
      return Math.floorMod(person.hashCode(), 3);
    }

    private int place(String milestone) {
      return outline.placeOf(milestone).orElseThrow();
    }
  }
}
