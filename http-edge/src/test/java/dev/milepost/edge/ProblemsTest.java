package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest extends EdgeTest {

  @Test
  void aProblemTellsTypeTitleStatusDetailPathFaultsAndMembers() {
    var response = get("/api/v1/fails?how=refused");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(response))
        .isEqualTo(
            JSON.readTree(
                """
                {"type": "/problems/thing-broken", "title": "The thing is broken", "status": 409,
                 "detail": "Nothing can be done with it.", "instance": "/api/v1/fails",
                 "faults": [{"pointer": "/name", "detail": "another name"}], "limit": 3}
                """));
    assertThat(response.statusCode()).isEqualTo(409);
  }

  @Test
  void whatOneMayNotSeeIsAnsweredLikeWhatDoesNotExist() {
    String id = "0198a2f0-5c1e-7c43-9f30-2f6d1c7a9b10";
    var hidden = get("/api/v1/things/" + id);
    var noPath = get("/api/v1/nothing/" + id);
    var noId = get("/api/v1/things/not-an-id");
    assertThat(hidden.statusCode()).isEqualTo(404);
    assertThat(noPath.statusCode()).isEqualTo(404);
    assertThat(noId.statusCode()).isEqualTo(404);
    assertThat(hidden.body().replace("/api/v1/things/" + id, "?"))
        .isEqualTo(noPath.body().replace("/api/v1/nothing/" + id, "?"))
        .isEqualTo(noId.body().replace("/api/v1/things/not-an-id", "?"));
  }

  @Test
  void aFunctionThatOneMayNotUseIsForbidden() {
    assertProblem(get("/api/v1/fails?how=forbidden"), 403, "not-allowed");
  }

  @Test
  void anUnreachableDatabaseIsAnsweredWithWhenToTryAgain() {
    var response = get("/api/v1/fails?how=database");
    assertProblem(response, 503, "unavailable");
    assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(response.body()).doesNotContain("secret");
  }

  @Test
  void anUnreachableBrokerIsAnsweredWithWhenToTryAgain() {
    var response = get("/api/v1/fails?how=broker");
    assertProblem(response, 503, "unavailable");
    assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
  }

  @Test
  void aFaultOfOursShowsAnIncidentThatTheLogExplains(CapturedOutput log) {
    var response = get("/api/v1/fails?how=otherwise");
    assertProblem(response, 500, "internal-error");
    assertThat(response.body()).doesNotContain("secret", "Exception");
    assertThat(log.getOut()).contains(json(response).get("incident").asString());
    assertThat(log.getOut().split("secret state", -1)).as("logged once").hasSizeLessThan(4);
  }

  @Test
  void anotherMethodIsAnsweredWithThoseThatThereAre() {
    var response = send(asLena("/api/v1/things").DELETE());
    assertProblem(response, 405, "method-not-allowed");
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void anotherContentTypeIsAnsweredWithThoseThatAreRead() {
    var response =
        send(
            asLena("/api/v1/things")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("a,b")));
    assertProblem(response, 415, "unsupported-content-type");
    assertThat(json(response).get("supported").toString()).contains("application/json");
  }

  @Test
  void anAnswerThatDoesNotExistInTheTypeAskedForNamesThoseThatDo() {
    var response = send(asLena("/api/v1/me").header("Accept", "text/csv"));
    assertProblem(response, 406, "not-acceptable");
    assertThat(json(response).get("supported").toString()).contains("application/json");
  }

  @Test
  void aMissingParameterIsNamed() {
    assertFault(get("/api/v1/search"), 400, "invalid-parameters", "?colour", "has to be given");
  }

  @Test
  void aParameterThatIsNoneOfTheChoicesNamesThem() {
    var response = get("/api/v1/search?colour=pink");
    assertFault(response, 400, "invalid-parameters", "?colour", "one of RED, GREEN");
    assertThat(response.body()).doesNotContain("pink");
  }

  @Test
  void aParameterOfTheWrongKindSaysWhatItShouldBe() {
    var response = get("/api/v1/search?colour=RED&limit=many");
    assertFault(response, 400, "invalid-parameters", "?limit", "a whole number");
  }

  @Test
  void aParameterThatBreaksItsRuleIsNamed() {
    assertFault(get("/api/v1/ruled?size=101"), 400, "invalid-parameters", "?size", "100");
  }

  @Test
  void aParameterThatNoDatabaseCanHoldIsNamedToStrangersToo() {
    String rule = "text without the character U+0000";
    var stranger = send(to("/api/v1/open?after=a%00b"));
    assertFault(stranger, 400, "invalid-parameters", "?after", rule);
    assertFault(get("/api/v1/fails?how=%00"), 400, "invalid-parameters", "?how", rule);
    var form =
        to("/pages/open")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("note=%00"));
    assertFault(send(form), 400, "invalid-parameters", "?note", rule);
    var page = send(to("/welcome?name=%00").header("Accept", "text/html"));
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("<h1>Invalid parameters</h1>", "<code>?name</code>");
    assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  @Test
  void aMissingHeaderIsNamed() {
    var response = get("/api/v1/search?colour=RED&limit=1");
    assertFault(response, 400, "invalid-parameters", "Idempotency-Key", "has to be given");
  }

  @Test
  void aRequestThatTheContainerRefusesIsAProblemToo() {
    var response = send(asLena("/api/v1/me;jsessionid=1"));
    assertProblem(response, 400, "malformed-request");
  }

  @Test
  void aPathThatNobodyDeclaredIsNotFound() {
    assertProblem(send(to("/anything")), 404, "not-found");
    assertProblem(send(to("/error")), 404, "not-found");
  }

  @Test
  void aStepOfThePathThatMayBePersonalIsRepeatedNowhere(CapturedOutput log) {
    String id = "0198a2f0-5c1e-7c43-9f30-2f6d1c7a9b10";
    assertThat(instance("/api/v1/things/" + id)).isEqualTo("/api/v1/things/" + id);
    for (String personal :
        new String[] {"lena@example.org", "lena%40example.org", "Lena", "l%C3%A9na", "AbC_d"}) {
      for (String path : new String[] {"/api/v1/things/", "/api/v1/nothing/", "/anything/"}) {
        assertThat(instance(path + personal)).isEqualTo(path + "...");
      }
      assertProblem(get("/api/v1/broken/" + personal), 500, "internal-error");
      assertProblem(send(asLena("/api/v1/broken/" + personal).DELETE()), 405, "method-not-allowed");
      assertThat(log.getAll()).doesNotContain(personal);
    }
  }

  private String instance(String path) {
    return json(get(path)).get("instance").asString();
  }

  @Test
  void everyTypeIsExplainedAtItsAddress() {
    var own = send(to("/problems/thing-broken"));
    assertThat(json(own).get("meaning").asString()).isEqualTo("Take another thing.");
    assertThat(json(send(to("/problems"))).findValuesAsString("slug"))
        .contains("not-found", "malformed-json", "unavailable", "thing-broken");
    assertThat(send(to("/problems/not-found").header("Accept", "text/html")).body())
        .contains("<h1>Not found (404)</h1>");
    assertProblem(send(to("/problems/unheard-of")), 404, "not-found");
  }

  @Test
  void anErrorPageLooksLikeEveryPageWithoutAnyStyleOfItsOwn() {
    var page = send(to("/anything").header("Accept", "text/html"));
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body())
        .contains("<title>Not found · Milepost</title>", "href=\"/notifications\"")
        .contains("href=\"/assets/look.css\"", "href=\"/assets/milepost.svg\"")
        .doesNotContain("style=", "<style", "<script");
    var look = send(to("/assets/look.css"));
    assertThat(look.statusCode()).isEqualTo(200);
    assertThat(look.headers().firstValue("Cache-Control")).hasValue("max-age=3600");
  }

  @Test
  void htmxIsServedByTheServiceItselfAsItsPagesMayLoadNothingElse() {
    var script = send(to("/assets/htmx.min.js"));
    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(script.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    assertThat(script.body()).startsWith("var htmx=");
  }

  @Test
  void aBrowserThatGuessesAtAnIconIsLedToIt() {
    var icon = send(browser(), to("/favicon.ico"));
    assertThat(icon.uri().getPath()).isEqualTo("/assets/milepost.svg");
    assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
  }

  @Test
  void aTypeOfOneServiceAmongSeveralIsExplainedBelowTheStepThatLeadsThere() {
    assertThat(json(send(to("/problems/things/lost"))).get("meaning").asString())
        .isEqualTo("Look for it.");
    assertThat(json(send(to("/problems/things"))).findValuesAsString("slug"))
        .containsExactly("things/lost");
    assertProblem(send(to("/problems/things/unheard-of")), 404, "not-found");
  }

  private HttpResponse<String> get(String path) {
    return send(asLena(path));
  }
}
