package dev.milepost.notification.webhooks;

import dev.milepost.messaging.Signals;
import dev.milepost.notification.scheduling.MentorTimelines;
import dev.milepost.notification.webhooks.Owner.Everybody;
import dev.milepost.notification.webhooks.Owner.Person;
import dev.milepost.time.BusinessClock;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps endpoints, and turns off those that take nothing any more. */
@Component
public class Endpoints {

  /** So many failed tries in a row, over so long a time, turn an endpoint off. */
  static final int FAILURES = 5;

  static final Duration FAILING_FOR = Duration.ofDays(1);

  private static final String COLUMNS =
      """
      select id, learner, cohort, language, kind, url, secret, made_at, failures, disabled_at, disabled_for,
             case when previous_until > now() then previous_secret end as previous
      from endpoint
      """;

  private final JdbcClient jdbc;
  private final Signals signals;
  private final MentorTimelines timelines;
  private final BusinessClock clock;

  Endpoints(JdbcClient jdbc, Signals signals, MentorTimelines timelines, BusinessClock clock) {
    this.jdbc = jdbc;
    this.signals = signals;
    this.timelines = timelines;
    this.clock = clock;
  }

  /** Oldest first. */
  public List<Endpoint> of(Owner owner) {
    var mine =
        switch (owner) {
          case Person(List<UUID> learners) ->
              jdbc.sql(COLUMNS + "where learner = any(?) order by made_at, id")
                  .param(learners.toArray(UUID[]::new));
          case Everybody(UUID cohort) ->
              jdbc.sql(COLUMNS + "where cohort = ? order by made_at, id").param(cohort);
        };
    return mine.query((row, n) -> endpoint(row)).list();
  }

  Optional<Endpoint> find(UUID id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id).query((row, n) -> endpoint(row)).optional();
  }

  /**
   * Adds one; empty when the owner has {@code most} already, or this address.
   *
   * @param language that everybody is written to in; null for a person, who has one
   */
  @Transactional
  public Optional<Endpoint> add(
      Owner owner, @Nullable String language, Kind kind, URI url, int most) {
    UUID learner = owner instanceof Person person ? person.learners().getFirst() : null;
    UUID cohort = owner instanceof Everybody everybody ? everybody.cohort() : null;
    hold(learner, cohort);
    UUID id = UUID.randomUUID();
    boolean added =
        jdbc.sql(
                    """
                    insert into endpoint (id, learner, cohort, language, kind, url, secret, made_at)
                    select :id, :learner::uuid, :cohort::uuid, :language, :kind, :url,
                           :secret::bytea, now()
                    where (select count(*) from endpoint
                           where learner = :learner::uuid or cohort = :cohort::uuid) < :most
                    on conflict do nothing
                    """)
                .param("id", id)
                .param("learner", learner, Types.OTHER)
                .param("cohort", cohort, Types.OTHER)
                .param("language", language, Types.VARCHAR)
                .param("kind", kind.wireName())
                .param("url", url.toString())
                .param("secret", kind == Kind.STANDARD ? Secret.random().key() : null)
                .param("most", most)
                .update()
            == 1;
    if (added && cohort != null) {
      timelines.watchForEverybody(cohort, clock.now());
    }
    return added ? find(id) : Optional.empty();
  }

  /** So that of two that come at once, each counts the other. */
  private void hold(@Nullable UUID learner, @Nullable UUID cohort) {
    jdbc.sql(
            learner == null
                ? "select id from cohort where id = ? for no key update"
                : "select id from learner where id = ? for no key update")
        .param(learner == null ? cohort : learner)
        .query(UUID.class)
        .single();
  }

  /** What waits for it goes with it. */
  public void remove(UUID id) {
    jdbc.sql("delete from endpoint where id = ?").param(id).update();
  }

  /** What comes from now on is posted again. */
  @Transactional
  public void enable(Endpoint endpoint) {
    jdbc.sql(
            """
            update endpoint
            set disabled_at = null, disabled_for = null, noticed = true, failures = 0,
                failing_since = null
            where id = ?
            """)
        .param(endpoint.id())
        .update();
    if (endpoint.cohort() != null) {
      timelines.watchForEverybody(endpoint.cohort(), clock.now());
    }
  }

  /** A new secret; the one before goes on signing beside it for a day. */
  public void changeSecret(UUID id) {
    jdbc.sql(
            """
            update endpoint
            set previous_secret = secret, previous_until = now() + interval '1 day', secret = :secret
            where id = :id and kind = 'standard'
            """)
        .param("secret", Secret.random().key())
        .param("id", id)
        .update();
  }

  /**
   * Whether it may be tested now: not more often than every few seconds, since it is a stranger.
   */
  public boolean mayTest(UUID id, Duration pause) {
    return jdbc.sql(
                """
                update endpoint set tested_at = now()
                where id = :id
                  and (tested_at is null or tested_at < now() - make_interval(secs => :seconds))
                """)
            .param("id", id)
            .param("seconds", pause.toMillis() / 1000.0)
            .update()
        == 1;
  }

  void taken(UUID id) {
    jdbc.sql(
            """
            update endpoint set failures = 0, failing_since = null where id = ? and failures > 0
            """)
        .param(id)
        .update();
  }

  /**
   * Counts a failed try; turns the endpoint off after too many over too long a time, or when it
   * says itself that it is gone. Its owner is told in the inbox, of a cohort's everybody who looks
   * after it; what waits for it is given up when its next try comes.
   */
  @Transactional
  public void failed(Endpoint endpoint, boolean gone) {
    jdbc.sql(
            """
            update endpoint
            set failures = failures + 1, failing_since = coalesce(failing_since, now())
            where id = ?
            """)
        .param(endpoint.id())
        .update();
    boolean turnedOff =
        jdbc.sql(
                    """
                    update endpoint
                    set disabled_at = now(), disabled_for = :why, noticed = false
                    where id = :id and disabled_at is null
                      and (:gone or failures >= :most
                           and failing_since <= now() - make_interval(secs => :seconds))
                    """)
                .param("why", gone ? "gone" : "failing")
                .param("id", endpoint.id())
                .param("gone", gone)
                .param("most", FAILURES)
                .param("seconds", FAILING_FOR.toSeconds())
                .update()
            == 1;
    if (turnedOff) {
      signals.tell(readersOf(endpoint));
    }
  }

  private List<UUID> readersOf(Endpoint endpoint) {
    return jdbc.sql(
            """
            select learner from endpoint where id = :id and learner is not null
            union
            select unnest(c.mentors) from endpoint e join cohort c on c.id = e.cohort
            where e.id = :id
            """)
        .param("id", endpoint.id())
        .query((row, n) -> row.getObject("learner", UUID.class))
        .list();
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    var secrets = new ArrayList<Secret>();
    for (String column : List.of("secret", "previous")) {
      byte[] key = row.getBytes(column);
      if (key != null) {
        secrets.add(new Secret(key));
      }
    }
    return new Endpoint(
        row.getObject("id", UUID.class),
        row.getObject("learner", UUID.class),
        row.getObject("cohort", UUID.class),
        row.getString("language"),
        Kind.of(row.getString("kind")),
        URI.create(row.getString("url")),
        List.copyOf(secrets),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getInt("failures"),
        instant(row.getObject("disabled_at", OffsetDateTime.class)),
        row.getString("disabled_for"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
