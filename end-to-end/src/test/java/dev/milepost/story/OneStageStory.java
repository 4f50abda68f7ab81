package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.client.Api;
import dev.milepost.local.client.DemoPerson;
import dev.milepost.local.stack.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A roadmap is published, a learner enrolled, and a whole stage of milestones posted: the dashboard
 * changes, and the mail that says so names the next step.
 */
@ExtendWith(RunningStack.class)
class OneStageStory {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String LEARNER = DemoPerson.LEARNER.address();

  private final Stack stack;

  OneStageStory(Stack stack) {
    this.stack = stack;
  }

  @Test
  void aLearnerWhoCompletesAStageIsSeenAndToldWhatComesNext() throws IOException {
    try (var admin = new Api(stack.addresses(), DemoPerson.ADMIN);
        var mentor = new Api(stack.addresses(), DemoPerson.MENTOR);
        var learner = new Api(stack.addresses(), DemoPerson.LEARNER)) {
      publishARoadmap(admin);
      startACohort(admin);
      assertThat(completedFirstStage(mentor)).isZero();

      Stream.of("read-the-guide", "first-commit")
          .map(key -> Map.of("milestone", key, "type", "completed", "cohort", "story"))
          .forEach(report -> learner.postJson("/api/v1/milestones", report).orRefusal(202));

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(completedFirstStage(mentor)).isEqualTo(1));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(mailsToTheLearner()).anyMatch(this::namesTheNextStep));
      assertThat(mailsToTheLearner().map(mail -> mail.path("subject").asString()))
          .doesNotHaveDuplicates();
      assertEverythingIsAccountedFor(admin);
    }
  }

  private static void publishARoadmap(Api admin) throws IOException {
    try (InputStream yaml = OneStageStory.class.getResourceAsStream("/first-steps.yaml")) {
      String text = new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
      admin.put("/api/v1/roadmaps/first-steps/draft", "application/yaml", text).orRefusal(200, 201);
    }
    admin.postJson("/api/v1/roadmaps/first-steps/publish", Map.of()).orRefusal(200, 201);
  }

  private static void startACohort(Api admin) {
    var cohort =
        Map.of(
            "slug", "story",
            "name", "The story's cohort",
            "term", "story",
            "roadmap", "first-steps",
            "roadmapVersion", 1,
            "startDay", LocalDate.now().minusDays(3).toString(),
            "endDay", LocalDate.now().plusDays(90).toString(),
            "zone", "Europe/Berlin",
            "pacing", "fixed");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(admin.postJson("/api/v1/cohorts", cohort).status()).isBetween(200, 201));
    admin
        .putJson("/api/v1/cohorts/story/mentors/" + DemoPerson.MENTOR.address(), Map.of())
        .orRefusal(200, 201, 204);
    admin
        .postJson(
            "/api/v1/cohorts/story/enrolments", Map.of("email", LEARNER, "name", "Lena Learner"))
        .orRefusal(200, 201);
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

  private Stream<JsonNode> mailsToTheLearner() {
    return read("/api/messages?to=" + LEARNER)
        .valueStream()
        .map(mail -> read("/api/messages/" + mail.path("id").asString()));
  }

  private boolean namesTheNextStep(JsonNode mail) {
    return mail.path("subject").asString().contains("Begin")
        && mail.path("text").asString().contains("Run a hello service")
        && mail.path("html").asString().contains("Run a hello service");
  }

  private JsonNode read(String path) {
    try (var stream = URI.create(stack.addresses().mails() + path).toURL().openStream()) {
      return JSON.readTree(stream);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertEverythingIsAccountedFor(Api admin) {
    JsonNode account = admin.get("/api/v1/verification").orRefusal(200).json();
    assertThat(account.path("holds").asBoolean()).as(account.toString()).isTrue();
    assertThat(account.path("quarantined").asInt()).isZero();
  }
}
