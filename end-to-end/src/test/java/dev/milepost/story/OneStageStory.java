package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * A roadmap is published, a learner enrolled, and a whole stage of milestones posted: the dashboard
 * changes, and the mail that says so names the next step.
 */
@ExtendWith(RunningStack.class)
class OneStageStory {

  private static final String COHORT = "The story's cohort";

  private final Stack stack;

  OneStageStory(Stack stack) {
    this.stack = stack;
  }

  @Test
  void aLearnerWhoCompletesAStageIsSeenAndToldWhatComesNext() {
    var mails = new CaughtMails(stack, DemoPerson.LEARNER.address());
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN);
        var mentor = new Api(stack.addresses(), DemoPerson.MENTOR);
        var learner = new Api(stack.addresses(), DemoPerson.LEARNER)) {
      StoryCohort.publishFirstSteps(admin);
      StoryCohort.start(admin, "story", COHORT);
      assertThat(completedFirstStage(mentor)).isZero();

      Stream.of("read-the-guide", "first-commit")
          .map(key -> Map.of("milestone", key, "type", "completed", "cohort", "story"))
          .forEach(report -> learner.postJson("/api/v1/milestones", report).orRefusal(202));

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(completedFirstStage(mentor)).isEqualTo(1));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(mails.about(COHORT)).anyMatch(OneStageStory::namesTheNextStep));
      assertThat(mails.about(COHORT).map(mail -> mail.path("subject").asString()))
          .doesNotHaveDuplicates();
      assertEverythingIsAccountedFor(admin);
    }
  }

  private static int completedFirstStage(Api mentor) {
    return mentor
        .get("/api/v1/cohorts/story/dashboard")
        .orRefusal(200)
        .json()
        .path("stages")
        .path(0)
        .path("completed")
        .asInt();
  }

  private static boolean namesTheNextStep(JsonNode mail) {
    return mail.path("subject").asString().contains("Begin")
        && mail.path("text").asString().contains("Run a hello service")
        && mail.path("html").asString().contains("Run a hello service");
  }

  private static void assertEverythingIsAccountedFor(Api admin) {
    JsonNode account = admin.get("/api/v1/verification").orRefusal(200).json();
    assertThat(account.path("holds").asBoolean()).as(account.toString()).isTrue();
    assertThat(account.path("quarantined").asInt()).isZero();
    JsonNode heard = admin.get("/api/v1/notifications/counts").orRefusal(200).json();
    JsonNode recorded = account.path("counts");
    assertThat(heard.path("enrolments")).isEqualTo(recorded.path("enrolments"));
    assertThat(heard.path("welcomes")).isEqualTo(recorded.path("enrolments"));
    assertThat(heard.path("milestoneEvents")).isEqualTo(recorded.path("events"));
  }
}
