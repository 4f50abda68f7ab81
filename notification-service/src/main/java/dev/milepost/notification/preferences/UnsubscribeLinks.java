package dev.milepost.notification.preferences;

import dev.milepost.notification.rules.Category;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tokens in mails that let their reader stop them without logging in. A token says nothing
 * about its reader and cannot be guessed; the database has only its hash, so that who reads the
 * database can use none.
 *
 * <p>It is made from the learner and the category with a key of this process, so that all mails of
 * one kind to one learner share a token as long as the process lives. After a restart there are new
 * ones, and the old go on working.
 */
@Component
public class UnsubscribeLinks {

  private static final int TOKEN_BYTES = 24;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecretKeySpec key;

  UnsubscribeLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** The token for this learner's mails of {@code category}. */
  public String tokenFor(UUID learner, Category category) {
    var link = new Link(learner, category);
    return Objects.requireNonNull(tokensFor(List.of(link)).get(link));
  }

  /** The tokens for these, each another one. */
  public Map<Link, String> tokensFor(Collection<Link> links) {
    var tokens = links.stream().collect(Collectors.toMap(link -> link, this::token));
    jdbc.sql(
            """
            insert into unsubscribe_link (token_hash, learner, category, made_at)
            select l.hash, l.learner, l.category, :now
            from unnest(:hashes::bytea[], :learners::uuid[], :categories::text[])
                 as l (hash, learner, category)
            on conflict do nothing
            """)
        .param(
            "hashes", tokens.values().stream().map(UnsubscribeLinks::hash).toArray(byte[][]::new))
        .param("learners", tokens.keySet().stream().map(Link::learner).toArray(UUID[]::new))
        .param(
            "categories",
            tokens.keySet().stream().map(link -> link.category().wireName()).toArray(String[]::new))
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return tokens;
  }

  /** Whose mails it stops and which; empty for a token that there is not. */
  public Optional<Link> find(String token) {
    return jdbc.sql("select learner, category from unsubscribe_link where token_hash = ?")
        .param(hash(token))
        .query(
            (row, n) ->
                new Link(
                    row.getObject("learner", UUID.class), Category.of(row.getString("category"))))
        .optional();
  }

  private String token(Link link) {
    String text = link.learner() + "/" + link.category().wireName();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(code, TOKEN_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whose mails of which kind a token stops. */
  public record Link(UUID learner, Category category) {}
}
