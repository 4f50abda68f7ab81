package dev.milepost.notification.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens in calendars' addresses. A token says nothing about its reader and cannot be guessed;
 * the database has only its hash, so that it can be shown once, when it is made.
 */
@Component
public class CalendarFeeds {

  private static final int TOKEN_BYTES = 24;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  CalendarFeeds(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** When the address of one of these learners was made, in system time; empty without one. */
  public Optional<Instant> madeAt(Collection<UUID> learners) {
    return jdbc.sql("select made_at from calendar_feed where learner = any(?) limit 1")
        .param(learners.toArray(UUID[]::new))
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  /** A new token for these learners together; what they had before works no longer. */
  @Transactional
  String renew(Collection<UUID> learners) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    jdbc.sql(
            """
            insert into calendar_feed (learner, token_hash, made_at)
            select learner, :hash, :now from unnest(:learners::uuid[]) as learner
            on conflict (learner) do update
            set token_hash = excluded.token_hash, made_at = excluded.made_at
            """)
        .param("hash", hash(token))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("learners", learners.toArray(UUID[]::new))
        .update();
    return token;
  }

  /** What is removed, or never was, works no longer. */
  void remove(Collection<UUID> learners) {
    jdbc.sql("delete from calendar_feed where learner = any(?)")
        .param(learners.toArray(UUID[]::new))
        .update();
  }

  /** Whose calendar it is; nobody's for a token that there is not. */
  List<UUID> learners(String token) {
    return jdbc.sql("select learner from calendar_feed where token_hash = ? order by learner")
        .param(hash(token))
        .query((row, n) -> row.getObject("learner", UUID.class))
        .list();
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
