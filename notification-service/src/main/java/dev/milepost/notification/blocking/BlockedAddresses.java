package dev.milepost.notification.blocking;

import dev.milepost.time.BusinessClock;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Addresses that nothing is sent to any more: mail to them came back, was complained of, or an
 * admin blocked them. Kept as hashes, which outlive the learner and tell no address.
 */
@Component
public class BlockedAddresses {

  private final JdbcClient jdbc;
  private final BusinessClock clock;

  BlockedAddresses(JdbcClient jdbc, BusinessClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Those of {@code learners} whose address is blocked; looked up by primary key. */
  public Set<UUID> among(Collection<UUID> learners) {
    return new HashSet<>(
        jdbc.sql(
                """
                select l.id from learner l
                join blocked_address b
                  on b.address_hash = sha256(convert_to(l.organisation || '/' || lower(l.email), 'UTF8'))
                where l.id = any(?)
                """)
            .param(learners.toArray(UUID[]::new))
            .query((row, n) -> row.getObject("id", UUID.class))
            .list());
  }

  /**
   * Blocks the address that a message went to; one that is blocked keeps its first reason. Does
   * nothing when the learner is erased by now.
   */
  public void blockAddressOf(UUID message, Reason reason) {
    jdbc.sql(
            """
            insert into blocked_address (address_hash, organisation, reason, since)
            select d.sent_to, c.organisation, :reason, :now
            from decision d
            left join enrolment e on e.id = d.enrolment
            join cohort c on c.id = coalesce(e.cohort, d.cohort)
            where d.id = :message and d.sent_to is not null
            on conflict do nothing
            """)
        .param("message", message)
        .param("reason", reason.wireName())
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Blocks an address; one that is blocked keeps its first reason. */
  Blocked block(String organisation, String email, Reason reason) {
    byte[] hash = hash(organisation, email);
    jdbc.sql(
            """
            insert into blocked_address (address_hash, organisation, reason, since)
            values (:hash, :organisation, :reason, :now)
            on conflict do nothing
            """)
        .param("hash", hash)
        .param("organisation", organisation)
        .param("reason", reason.wireName())
        .param("now", clock.now().atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql(
            "select address_hash, reason, since from blocked_address where address_hash = ?")
        .param(hash)
        .query((row, n) -> blocked(row))
        .single();
  }

  /** True when there was such an entry. */
  boolean unblock(String organisation, byte[] hash) {
    return jdbc.sql("delete from blocked_address where address_hash = ? and organisation = ?")
            .params(hash, organisation)
            .update()
        == 1;
  }

  /** Newest first. */
  List<Blocked> list(String organisation, int limit) {
    return jdbc.sql(
            """
            select address_hash, reason, since from blocked_address
            where organisation = ? order by since desc limit ?
            """)
        .params(organisation, limit)
        .query((row, n) -> blocked(row))
        .list();
  }

  private static Blocked blocked(ResultSet row) throws SQLException {
    return new Blocked(
        HexFormat.of().formatHex(row.getBytes("address_hash")),
        row.getString("reason"),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }

  private static byte[] hash(String organisation, String email) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(
              (organisation + "/" + email.toLowerCase(Locale.ROOT))
                  .getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Why nothing is sent to an address. */
  public enum Reason {
    /** There is no such mailbox, or mail to it came back three times in a row. */
    BOUNCE,
    COMPLAINT,
    MANUAL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
      return wireName;
    }
  }

  /**
   * @param address the SHA-256 of organisation, a slash and the lower-case address, in hexadecimal
   */
  @Schema(name = "BlockedAddress")
  record Blocked(String address, String reason, Instant since) {}
}
