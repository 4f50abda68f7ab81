package dev.milepost.notification.webhooks;

import dev.milepost.messaging.Signals;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps learners' endpoints, and turns off those that take nothing any more. */
@Component
public class Endpoints {

  /** So many failed tries in a row, over so long a time, turn an endpoint off. */
  static final int FAILURES = 5;

  static final Duration FAILING_FOR = Duration.ofDays(1);

  private static final String COLUMNS =
      """
      select id, learner, kind, url, secret, made_at, failures, disabled_at, disabled_for,
             case when previous_until > now() then previous_secret end as previous
      from endpoint
      """;

  private final JdbcClient jdbc;
  private final Signals signals;

  Endpoints(JdbcClient jdbc, Signals signals) {
    this.jdbc = jdbc;
    this.signals = signals;
  }

  /** Oldest first. */
  public List<Endpoint> of(Collection<UUID> learners) {
    return jdbc.sql(COLUMNS + "where learner = any(?) order by made_at, id")
        .param(learners.toArray(UUID[]::new))
        .query((row, n) -> endpoint(row))
        .list();
  }

  Optional<Endpoint> find(UUID id) {
    return jdbc.sql(COLUMNS + "where id = ?").param(id).query((row, n) -> endpoint(row)).optional();
  }

  /** Adds one; empty when the learner has {@code most} already, or this address. */
  @Transactional
  public Optional<Endpoint> add(UUID learner, Kind kind, URI url, int most) {
    jdbc.sql("select id from learner where id = ? for no key update")
        .param(learner)
        .query(UUID.class)
        .single();
    UUID id = UUID.randomUUID();
    boolean added =
        jdbc.sql(
                    """
                    insert into endpoint (id, learner, kind, url, secret, made_at)
                    select :id, :learner, :kind, :url, :secret::bytea, now()
                    where (select count(*) from endpoint where learner = :learner) < :most
                    on conflict (learner, url) do nothing
                    """)
                .param("id", id)
                .param("learner", learner)
                .param("kind", kind.wireName())
                .param("url", url.toString())
                .param("secret", kind == Kind.STANDARD ? Secret.random().key() : null)
                .param("most", most)
                .update()
            == 1;
    return added ? find(id) : Optional.empty();
  }

  /** What waits for it goes with it. */
  public void remove(UUID id) {
    jdbc.sql("delete from endpoint where id = ?").param(id).update();
  }

  /** What comes from now on is posted again. */
  public void enable(UUID id) {
    jdbc.sql(
            """
            update endpoint
            set disabled_at = null, disabled_for = null, noticed = true, failures = 0,
                failing_since = null
            where id = ?
            """)
        .param(id)
        .update();
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
   * says itself that it is gone. Its owner is told in the inbox; what waits for it is given up when
   * its next try comes.
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
      signals.tell(List.of(endpoint.learner()));
    }
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
