package dev.milepost.progress.inviting;

import dev.milepost.progress.cohorts.Cohort;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps invitations and counts their uses. Looks at nobody's rights. */
@Repository
public class Invitations {

  private final JdbcClient jdbc;

  Invitations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(
      UUID id,
      Cohort cohort,
      InvitationToken token,
      UUID madeBy,
      Instant madeAt,
      InvitationRequest wish) {
    jdbc.sql(
            """
            insert into invitation (id, cohort_id, token_hash, made_by, made_at, expires_on, max_uses)
            values (:id, :cohort, :hash, :by, :at, :expires, :most)
            """)
        .param("id", id)
        .param("cohort", cohort.id())
        .param("hash", token.hash())
        .param("by", madeBy)
        .param("at", madeAt.atOffset(ZoneOffset.UTC))
        .param("expires", wish.expiresOn())
        .param("most", wish.maxUses())
        .update();
  }

  /**
   * All of a cohort, the newest first.
   *
   * @param today in the cohort's zone
   */
  public List<Invitation> of(Cohort cohort, LocalDate today) {
    // invitation_by_cohort.
    return jdbc.sql(
            """
            select i.id, i.made_at, p.name, i.expires_on, i.max_uses, i.uses, i.revoked_at
            from invitation i join person p on p.id = i.made_by
            where i.cohort_id = ?
            order by i.made_at desc, i.id
            """)
        .param(cohort.id())
        .query(
            (row, number) ->
                new Invitation(
                    row.getObject("id", UUID.class),
                    row.getObject("made_at", OffsetDateTime.class).toInstant(),
                    row.getString("name"),
                    row.getObject("expires_on", LocalDate.class),
                    row.getObject("max_uses", Integer.class),
                    row.getInt("uses"),
                    state(row, cohort, today)))
        .list();
  }

  /** Whether the token is that of an invitation to the cohort. */
  public boolean isOf(Cohort cohort, String token) {
    return find(new InvitationToken(token)).filter(known -> known.equals(cohort.id())).isPresent();
  }

  /** The cohort that the token invites to, whether or not one can still join by it. */
  Optional<UUID> find(InvitationToken token) {
    // The unique key (token_hash).
    return jdbc.sql("select cohort_id from invitation where token_hash = ?")
        .param(token.hash())
        .query((row, number) -> row.getObject("cohort_id", UUID.class))
        .optional();
  }

  InvitationState state(InvitationToken token, Cohort cohort, LocalDate today) {
    return jdbc.sql(
            "select revoked_at, expires_on, max_uses, uses from invitation where token_hash = ?")
        .param(token.hash())
        .query((row, number) -> state(row, cohort, today))
        .single();
  }

  /** Keeps others from joining by the invitation, or revoking it, until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  void lock(InvitationToken token) {
    jdbc.sql("select 1 from invitation where token_hash = ? for no key update")
        .param(token.hash())
        .query(Integer.class)
        .single();
  }

  /** Counts one more who joined by an invitation that is locked and valid. */
  @Transactional(propagation = Propagation.MANDATORY)
  void count(InvitationToken token) {
    jdbc.sql("update invitation set uses = uses + 1 where token_hash = ?")
        .param(token.hash())
        .update();
  }

  /** Changes nothing for one that is revoked already; false when the cohort has none of this id. */
  boolean revoke(Cohort cohort, UUID id, Instant at) {
    int known =
        jdbc.sql(
                """
                update invitation set revoked_at = coalesce(revoked_at, ?)
                where id = ? and cohort_id = ?
                """)
            .params(at.atOffset(ZoneOffset.UTC), id, cohort.id())
            .update();
    return known == 1;
  }

  private static InvitationState state(ResultSet row, Cohort cohort, LocalDate today)
      throws SQLException {
    LocalDate expires = row.getObject("expires_on", LocalDate.class);
    @Nullable Integer most = row.getObject("max_uses", Integer.class);
    if (row.getObject("revoked_at") != null) {
      return InvitationState.REVOKED;
    }
    if (today.isAfter(cohort.endDay())) {
      return InvitationState.COHORT_OVER;
    }
    if (expires != null && today.isAfter(expires)) {
      return InvitationState.EXPIRED;
    }
    return most != null && row.getInt("uses") >= most
        ? InvitationState.USED_UP
        : InvitationState.VALID;
  }
}
