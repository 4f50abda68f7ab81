package dev.milepost.progress.reviewing;

import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.events.MilestoneEventType;
import dev.milepost.progress.histories.Histories;
import dev.milepost.state.Marks;
import dev.milepost.state.MilestoneHistory;
import dev.milepost.state.MilestoneStatus;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds what waits for a review in the histories of the enrolments' rows. A row's revision moves
 * with every change, so what was found in it holds for as long as that stays, and only rows that
 * have changed are unpacked again: the pages of a cohort are asked for more often than its learners
 * hand something in.
 */
@Repository
class WaitingSubmissions {

  private static final List<MilestoneEventType> CLAIMS =
      List.of(MilestoneEventType.SUBMITTED, MilestoneEventType.COMPLETED);

  /** Submissions and enrolments, of some hundred bytes each. */
  private static final int MOST = 100_000;

  private final JdbcClient jdbc;
  private final Cache<UUID, Known> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((UUID enrolment, Known one) -> 1 + one.waiting().size())
          .build();

  WaitingSubmissions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * In no order, without learners who have withdrawn.
   *
   * @param today in the cohort's zone
   * @param enrolment null for the whole cohort
   */
  List<Waiting> find(UUID cohort, LocalDate today, @Nullable UUID enrolment) {
    var waiting = new ArrayList<Waiting>();
    var changed = new ArrayList<Row>();
    for (Row row : rows(cohort, today, enrolment)) {
      Known found = known.getIfPresent(row.enrolment());
      if (found != null && found.revision() == row.revision()) {
        waiting.addAll(found.waiting());
      } else {
        changed.add(row);
      }
    }
    if (!changed.isEmpty()) {
      unpack(changed).forEach(found -> waiting.addAll(found.waiting()));
    }
    return waiting;
  }

  /** As arrays: a row of a result costs ten times what an element does. */
  private List<Row> rows(UUID cohort, LocalDate today, @Nullable UUID enrolment) {
    // enrolment_progress_by_cohort gives the cohort's rows.
    return jdbc.sql(
            """
            select array_agg(p.learner_id) as learners, array_agg(p.enrolment_id) as enrolments,
                   array_agg(p.revision) as revisions
            from enrolment_progress p
            where p.cohort_id = :cohort and strpos(p.standing, 'r') > 0
              and (p.withdrawn_on is null or p.withdrawn_on > :today)
              and (:enrolment::uuid is null or p.enrolment_id = :enrolment)
            """)
        .param("cohort", cohort)
        .param("today", today)
        .param("enrolment", enrolment)
        .query((row, number) -> rows(row))
        .single();
  }

  private static List<Row> rows(ResultSet row) throws SQLException {
    Array all = row.getArray("learners");
    if (all == null) {
      return List.of();
    }
    var learners = (Object[]) all.getArray();
    var enrolments = (Object[]) row.getArray("enrolments").getArray();
    var revisions = (Object[]) row.getArray("revisions").getArray();
    return IntStream.range(0, learners.length)
        .mapToObj(at -> new Row((UUID) learners[at], (UUID) enrolments[at], (Long) revisions[at]))
        .toList();
  }

  private List<Known> unpack(List<Row> changed) {
    // The primary key.
    List<Known> found =
        jdbc.sql(
                """
                select p.learner_id, p.enrolment_id, p.revision, p.standing, p.histories
                from unnest(:learners::uuid[], :enrolments::uuid[]) as r(learner_id, enrolment_id)
                join enrolment_progress p using (learner_id, enrolment_id)
                """)
            .param("learners", uuids(changed, Row::learner))
            .param("enrolments", uuids(changed, Row::enrolment))
            .query((row, number) -> unpacked(row))
            .list();
    found.forEach(one -> known.put(one.enrolment(), one));
    return found;
  }

  private static Known unpacked(ResultSet row) throws SQLException {
    UUID learner = row.getObject("learner_id", UUID.class);
    UUID enrolment = row.getObject("enrolment_id", UUID.class);
    String standing = row.getString("standing");
    var histories = Histories.of(row.getBytes("histories"));
    return new Known(
        enrolment,
        row.getLong("revision"),
        IntStream.range(0, standing.length())
            .filter(place -> standing.charAt(place) == MilestoneStatus.SUBMITTED.letter())
            .mapToObj(place -> waiting(learner, enrolment, place, histories.at(place)))
            .toList());
  }

  /** The submission that counts is the last of its type. */
  private static Waiting waiting(
      UUID learner, UUID enrolment, int place, MilestoneHistory history) {
    UUID submission = Objects.requireNonNull(history.state(true).submission());
    for (MilestoneEventType type : CLAIMS) {
      Marks marks = history.marks(type);
      if (marks != null && marks.last().id().equals(submission)) {
        return new Waiting(learner, enrolment, place, submission, marks.last().at());
      }
    }
    throw new IllegalStateException("a submission that is none: " + submission);
  }

  /**
   * @param place of the milestone in the roadmap's order
   */
  record Waiting(UUID learner, UUID enrolment, int place, UUID submission, Instant submittedAt) {

    /** Equal ones as the database orders ids. */
    static final Comparator<Waiting> LONGEST_FIRST =
        Comparator.comparing(Waiting::submittedAt)
            .thenComparing(waiting -> waiting.submission().toString());
  }

  private record Row(UUID learner, UUID enrolment, long revision) {}

  private record Known(UUID enrolment, long revision, List<Waiting> waiting) {}
}
