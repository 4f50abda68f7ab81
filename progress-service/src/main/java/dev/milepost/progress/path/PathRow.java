package dev.milepost.progress.path;

import dev.milepost.progress.pace.Pace;
import dev.milepost.progress.pace.Plan;
import dev.milepost.progress.path.LearnerPath.CohortOfPath;
import dev.milepost.state.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment as the database has it.
 *
 * @param doneDays by place; null where not done
 * @param done what is known of each milestone that is done, by key
 */
record PathRow(
    UUID enrolment,
    UUID learner,
    String name,
    @Nullable LocalDate withdrawnOn,
    CohortOfPath cohort,
    Plan plan,
    Standing standing,
    List<@Nullable LocalDate> doneDays,
    Pace pace,
    List<LocalDate> activeDays,
    Map<String, Done> done) {

  record Done(Instant at, boolean carriedOver) {}
}
