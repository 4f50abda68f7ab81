package dev.milepost.progress.projecting;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.progress.projecting.EnrolmentRows.Row;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Enrolments as this process last wrote them, so that who goes on learning need not be read again
 * for every event: reading cost as much as writing.
 *
 * <p>What stands here may be out of date, since another instance or a change of plan may have
 * written since. It is right to fold from it all the same: the row is written only in the revision
 * that is known here. It is not right to refuse anything because of it.
 */
@Component
class KnownEnrolments {

  /** Of the heap; a learner half-way through sixty milestones takes a good kilobyte. */
  private static final int SHARE_OF_HEAP = 8;

  private static final int BYTES_BESIDES = 400;

  private final Cache<UUID, Row> rows =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)
          .weigher(KnownEnrolments::bytes)
          .executor(Runnable::run)
          .build();

  /** Null when it is not known. */
  @Nullable Row find(UUID learner, UUID enrolment) {
    Row row = rows.getIfPresent(enrolment);
    return row != null && row.facts().learner().equals(learner) ? row : null;
  }

  /** To be called once they are committed. */
  void keep(Collection<Row> written) {
    written.forEach(row -> rows.put(row.facts().enrolment(), row));
  }

  /** To be called when anything turned out to be out of date: then more may be. */
  void forgetAll() {
    rows.invalidateAll();
  }

  private static int bytes(UUID enrolment, Row row) {
    Progress progress = row.progress();
    return BYTES_BESIDES
        + progress.histories().packed().length
        + progress.standing().line().length()
        + Integer.BYTES * progress.activeDays().size();
  }
}
