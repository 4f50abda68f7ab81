package dev.milepost.notification.endpoints;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.notification.endpoints.CheckEndpoint.Checked;
import dev.milepost.notification.webhooks.Answer;
import dev.milepost.notification.webhooks.Endpoint;
import dev.milepost.notification.webhooks.Endpoints;
import dev.milepost.notification.webhooks.Kind;
import dev.milepost.notification.webhooks.Owner;
import dev.milepost.notification.webhooks.TestEndpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be done with an owner's endpoints; {@code not-found} for those of others. */
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

  private final Endpoints endpoints;
  private final CheckEndpoint check;
  private final TestEndpoint test;
  private final JdbcClient jdbc;

  ManageEndpoints(Endpoints endpoints, CheckEndpoint check, TestEndpoint test, JdbcClient jdbc) {
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
  List<Endpoint> list(Owner owner) {
    return endpoints.of(owner);
  }

  /**
   * @throws Problem {@code invalid-fields} as {@link CheckEndpoint} has it, for one too many, and
   *     for an address that is there already
   */
  Endpoint add(Owner.Person owner, NewEndpoint wish) {
    return add(owner, null, check.check(wish));
  }

  /**
   * The same for everybody who looks after a cohort; what comes up from now on is told there.
   *
   * @throws Problem as above, also for a language in which nothing is told
   */
  Endpoint add(Owner.Everybody owner, NewCohortEndpoint wish) {
    return add(owner, wish.language(), check.check(wish));
  }

  private Endpoint add(Owner owner, @Nullable String language, Checked checked) {
    return endpoints
        .add(owner, language, checked.kind(), checked.url(), MOST)
        .orElseThrow(
            () ->
                new Problem(EdgeProblems.INVALID_FIELDS, "The endpoint cannot be added.")
                    .at("/url", "an address that is not here yet, of at most " + MOST));
  }

  /**
   * @throws Problem {@code endpoint-tested-just-now}
   */
  Answer test(Owner owner, UUID id) {
    Endpoint own = own(owner, id);
    if (!endpoints.mayTest(own.id(), BETWEEN_TESTS)) {
      throw new Problem(TESTED_JUST_NOW, "Try again in a few seconds.").retryAfter(BETWEEN_TESTS);
    }
    return test.test(own);
  }

  Endpoint enable(Owner owner, UUID id) {
    endpoints.enable(own(owner, id));
    return own(owner, id);
  }

  /** What is Slack-compatible has no secret but its address. */
  Endpoint changeSecret(Owner owner, UUID id) {
    if (own(owner, id).kind() != Kind.STANDARD) {
      throw Problem.notFound();
    }
    endpoints.changeSecret(id);
    return own(owner, id);
  }

  void remove(Owner owner, UUID id) {
    endpoints.remove(own(owner, id).id());
  }

  /** The newest messages to an endpoint, newest first. */
  List<PostedMessage> messages(Owner owner, UUID id) {
    return jdbc.sql(
            """
            select id, rule, outcome, reason, attempts, due_at, next_try_at from webhook_message
            where endpoint = :endpoint
            order by place desc
            limit :limit
            """)
        .param("endpoint", own(owner, id).id())
        .param("limit", SHOWN)
        .query((row, n) -> message(row))
        .list();
  }

  private Endpoint own(Owner owner, UUID id) {
    return list(owner).stream()
        .filter(endpoint -> endpoint.id().equals(id))
        .findFirst()
        .orElseThrow(Problem::notFound);
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
