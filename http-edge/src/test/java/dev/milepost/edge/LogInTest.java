package dev.milepost.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LogInTest extends EdgeTest {

  private static final String SESSION = "milepost-edge";

  @Test
  void aStrangerIsLedThroughTheLogInBackToThePageAskedFor() {
    var page = send(browser(), page("/pages/hello?tab=2"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Lena Learner");
    assertThat(page.uri().toString()).endsWith("/pages/hello?tab=2");
  }

  @Test
  void thePersonIsTheSameAsByToken() {
    HttpClient browser = loggedIn();
    assertThat(json(send(browser, to("/pages/me")))).isEqualTo(json(send(asLena("/api/v1/me"))));
  }

  @Test
  void whatTheIdTokenLeavesOutIsAskedFor() {
    ISSUER.beTerse(true);
    try {
      var me = json(send(loggedIn(), to("/pages/me")));
      assertThat(me.get("name").asString()).isEqualTo("Lena as asked for");
      assertThat(me.get("email").asString()).isEqualTo("lena@milepost.example");
    } finally {
      ISSUER.beTerse(false);
    }
  }

  @Test
  void theLogInStartsWithPkceBelowThePrefix() {
    var start = send(page("/pages/hello"));
    assertThat(location(start)).endsWith("/pages/login/start/milepost");
    String authorize = location(send(page("/pages/login/start/milepost")));
    assertThat(authorize)
        .startsWith(ISSUER.url() + "/authorize?")
        .contains("client_id=milepost-edge", "code_challenge_method=S256", "nonce=", "state=")
        .contains("redirect_uri=http://localhost:" + port + "/pages/login/oauth2/code/milepost");
  }

  @Test
  void theCookieHasItsOwnNameAndStaysBelowThePrefix() {
    List<String> cookies =
        send(page("/pages/login/start/milepost")).headers().allValues("Set-Cookie");
    assertThat(cookies)
        .singleElement()
        .asString()
        .startsWith(SESSION + "=")
        .contains("Path=/pages;", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
  }

  @Test
  void theSessionGetsANewIdAtTheLogIn() {
    HttpClient stepwise = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var start = send(stepwise, page("/pages/login/start/milepost"));
    String before = session(start);
    var atIssuer = send(stepwise, HttpRequest.newBuilder(URI.create(location(start))));
    var back = send(stepwise, HttpRequest.newBuilder(URI.create(location(atIssuer))));
    assertThat(session(back)).isNotEqualTo(before);
  }

  @Test
  void everythingInTheSessionCanBeKeptByAStoreThatInstancesShare() {
    var stored = send(loggedIn(), to("/pages/session"));
    assertThat(Integer.parseInt(stored.body())).isBetween(500, 20_000);
  }

  @Test
  void whatIsNoPageIsAnswered401InsteadOfALogIn() {
    assertProblem(send(to("/pages/me")), 401, "not-signed-in");
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    var response = send(loggedIn(), form("/pages/change", ""));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("form has expired");
  }

  @Test
  void aFormWithItsTokenIsAccepted() {
    HttpClient browser = loggedIn();
    var response = send(browser, form("/pages/change", "_csrf=" + csrf(browser)));
    assertThat(response.body()).isEqualTo("changed");
  }

  @Test
  void aPublicPathNeedsNeitherLogInNorToken() {
    assertThat(send(form("/pages/open", "")).body()).isEqualTo("open");
    assertThat(send(to("/welcome")).body()).isEqualTo("welcome");
  }

  @Test
  void loggingOutEndsTheSessionHereAndAtTheIssuer() {
    HttpClient browser = loggedIn();
    String csrf = csrf(browser);
    HttpClient stepwise =
        HttpClient.newBuilder().cookieHandler(browser.cookieHandler().orElseThrow()).build();
    var out = send(stepwise, form("/pages/logout", "_csrf=" + csrf));
    assertThat(location(out))
        .startsWith(ISSUER.url() + "/logout?id_token_hint=")
        .contains("post_logout_redirect_uri=http://localhost:" + port + "/pages");
    assertThat(send(stepwise, to("/pages/me")).statusCode()).isEqualTo(401);
  }

  @Test
  void loggingOutLeavesTheOtherServicesBehindTheFrontDoorAsWell() {
    HttpClient browser = loggedIn();
    var out =
        send(
            HttpClient.newBuilder().cookieHandler(browser.cookieHandler().orElseThrow()).build(),
            form("/pages/logout", "_csrf=" + csrf(browser)));
    for (String service : List.of("progress", "roadmaps", "notifications")) {
      assertThat(out.headers().allValues("Set-Cookie"))
          .anySatisfy(
              cookie ->
                  assertThat(cookie)
                      .startsWith("milepost-" + service + "=;")
                      .contains("Path=/" + service + ";", "Max-Age=0", "HttpOnly"));
    }
  }

  @Test
  void aLogOutWithoutItsTokenEndsNothingEvenWhereAPublicPatternFits() {
    HttpClient browser = loggedIn();
    assertThat(send(browser, form("/pages/logout", "")).statusCode()).isEqualTo(403);
    assertThat(send(browser, to("/pages/me")).statusCode()).isEqualTo(200);
  }

  @Test
  void aLogInThatWasNotStartedHereIsRefusedWithAPage() {
    var response = send(page("/pages/login/oauth2/code/milepost?code=x&state=y"));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(response.body()).contains("The log-in was not completed.");
  }

  @Test
  void aMissingPageIsAnsweredAsAPage() {
    var response = send(loggedIn(), page("/pages/missing"));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("<h1>Not found</h1>");
  }

  @Test
  void aPageLoadsFromItsServiceAloneAndIsShownInNoFrame() {
    var headers = send(loggedIn(), page("/pages/hello")).headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .contains("form-action 'self' " + ISSUER.url());
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void behindAFrontDoorWithHttpsTheLogInComesBackToIt() {
    var start =
        send(
            page("/pages/login/start/milepost")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "milepost.example")
                .header("X-Forwarded-Port", "443"));
    assertThat(location(start))
        .contains("redirect_uri=https://milepost.example/pages/login/oauth2/code/milepost");
    assertThat(start.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(start.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
  }

  private HttpClient loggedIn() {
    HttpClient browser = browser();
    assertThat(send(browser, page("/pages/hello")).statusCode()).isEqualTo(200);
    return browser;
  }

  private String csrf(HttpClient browser) {
    var found =
        Pattern.compile("_csrf value=([^>]+)>").matcher(send(browser, page("/pages/hello")).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private HttpRequest.Builder page(String path) {
    return to(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  private HttpRequest.Builder form(String path, String body) {
    return page(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static String session(HttpResponse<String> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(SESSION + "="))
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
