package dev.milepost.notification.endpoints;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.endpoints.CheckEndpoint.Checked;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.webhooks.Answer;
import dev.milepost.notification.webhooks.Endpoint;
import dev.milepost.notification.webhooks.Endpoints;
import dev.milepost.notification.webhooks.Kind;
import dev.milepost.notification.webhooks.TestEndpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody can do with their endpoints. Everything here answers {@code not-found} to who is
 * not known by a verified address, and for endpoints of others.
 */
@Component
class ManageEndpoints {

  static final ProblemType TESTED_JUST_NOW =
      new ProblemType(
          "notifications/endpoint-tested-just-now",
          429,
          "The endpoint was tested just now",
          "Wait for `Retry-After` seconds: endpoints may belong to somebody else.");

  private static final int MOST = 5;
  private static final int SHOWN = 20;
  private static final Duration BETWEEN_TESTS = Duration.ofSeconds(5);

  private final Addresses addresses;
  private final Endpoints endpoints;
  private final CheckEndpoint check;
  private final TestEndpoint test;
  private final JdbcClient jdbc;

  ManageEndpoints(
      Addresses addresses,
      Endpoints endpoints,
      CheckEndpoint check,
      TestEndpoint test,
      JdbcClient jdbc) {
    this.addresses = addresses;
    this.endpoints = endpoints;
    this.check = check;
    this.test = test;
    this.jdbc = jdbc;
  }

  @Bean
  static ProblemTypes endpointProblems() {
    return ProblemTypes.of(TESTED_JUST_NOW);
  }

  /** Oldest first. */
  List<Endpoint> list(SignedIn who) {
    return endpoints.of(learners(who));
  }

  /**
   * @throws Problem {@code invalid-fields} as {@link CheckEndpoint} has it, for one too many, and
   *     for an address that is there already
   */
  Endpoint add(SignedIn who, NewEndpoint wish) {
    UUID learner = learners(who).getFirst();
    Checked checked = check.check(wish);
    return endpoints
        .add(learner, checked.kind(), checked.url(), MOST)
        .orElseThrow(
            () ->
                new Problem(EdgeProblems.INVALID_FIELDS, "The endpoint cannot be added.")
                    .at("/url", "an address that you do not have yet, of at most " + MOST));
  }

  /**
   * @throws Problem {@code endpoint-tested-just-now}
   */
  Answer test(SignedIn who, UUID id) {
    Endpoint own = own(who, id);
    if (!endpoints.mayTest(own.id(), BETWEEN_TESTS)) {
      throw new Problem(TESTED_JUST_NOW, "Try again in a few seconds.").retryAfter(BETWEEN_TESTS);
    }
    return test.test(own);
  }

  Endpoint enable(SignedIn who, UUID id) {
    endpoints.enable(own(who, id).id());
    return own(who, id);
  }

  /** What is Slack-compatible has no secret but its address. */
  Endpoint changeSecret(SignedIn who, UUID id) {
    if (own(who, id).kind() != Kind.STANDARD) {
      throw Problem.notFound();
    }
    endpoints.changeSecret(id);
    return own(who, id);
  }

  void remove(SignedIn who, UUID id) {
    endpoints.remove(own(who, id).id());
  }

  /** The newest messages to an endpoint, newest first. */
  List<PostedMessage> messages(SignedIn who, UUID id) {
    return jdbc.sql(
            """
            select id, rule, outcome, reason, attempts, due_at, next_try_at from webhook_message
            where endpoint = :endpoint
            order by place desc
            limit :limit
            """)
        .param("endpoint", own(who, id).id())
        .param("limit", SHOWN)
        .query((row, n) -> message(row))
        .list();
  }

  private Endpoint own(SignedIn who, UUID id) {
    return list(who).stream()
        .filter(endpoint -> endpoint.id().equals(id))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }

  private List<UUID> learners(SignedIn who) {
    List<UUID> learners = addresses.learnersOf(who).stream().sorted().toList();
    if (learners.isEmpty()) {
      throw Problem.notFound();
    }
    return learners;
  }

  private static PostedMessage message(ResultSet row) throws SQLException {
    OffsetDateTime next = row.getObject("next_try_at", OffsetDateTime.class);
    return new PostedMessage(
        row.getObject("id", UUID.class),
        row.getString("rule"),
        row.getString("outcome"),
        row.getString("reason"),
        row.getInt("attempts"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        next == null ? null : next.toInstant());
  }
}
