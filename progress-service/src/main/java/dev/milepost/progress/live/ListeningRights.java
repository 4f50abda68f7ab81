package dev.milepost.progress.live;

import static dev.milepost.progress.bulk.UnnestColumns.column;
import static dev.milepost.progress.bulk.UnnestColumns.uuids;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells of everybody who listens at once who may do so no more. */
@Repository
class ListeningRights {

  private final JdbcClient jdbc;

  ListeningRights(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those whose reader mentors the cohort no more, or has logged out. */
  List<LiveStream> lost(List<LiveStream> streams) {
    // The keys of mentorship (cohort_id, person_id) and of sessions. Sessions live by system time.
    return jdbc
        .sql(
            """
            select l.place
            from unnest(:cohorts::uuid[], :mentors::uuid[], :sessions::text[])
              with ordinality as l(cohort, mentor, session, place)
            where l.mentor is not null
                and not exists (select 1 from mentorship m
                                where m.cohort_id = l.cohort and m.person_id = l.mentor)
              or l.session is not null
                and not exists (select 1 from spring_session s
                                where s.session_id = l.session::bpchar
                                  and s.expiry_time > extract(epoch from now()) * 1000)
            """)
        .param("cohorts", uuids(streams, stream -> stream.cohort().id()))
        .param("mentors", column(streams, stream -> stream.reader().mentor()))
        .param("sessions", column(streams, stream -> stream.reader().session()))
        .query(Integer.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .map(place -> streams.get(place - 1))
        .toList();
  }
}
