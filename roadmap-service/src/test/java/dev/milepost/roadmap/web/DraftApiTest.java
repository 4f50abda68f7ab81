package dev.milepost.roadmap.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.RoadmapServiceTest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DraftApiTest extends RoadmapServiceTest {

  private final String slug = newSlug();
  private final String draft = API + "/" + slug + "/draft";

  @Test
  void onlyAdminsWrite() {
    assertProblem(put(draft, yaml(slug), "Content-Type", "application/yaml"), 401, "not-signed-in");
    assertProblem(
        put(
            draft,
            yaml(slug),
            "Content-Type",
            "application/yaml",
            "Authorization",
            "Bearer " + learner()),
        403,
        "not-allowed");
    assertProblem(get(draft, "Authorization", "Bearer " + learner()), 403, "not-allowed");
    assertNothingStored();
  }

  @Test
  void whatIsWrongIsSaidInTheLanguageThatIsAskedFor() {
    var refused = save(slug, yaml(slug).replace("weeks: 1", "weeks: 99"), "Accept-Language", "de");
    assertProblem(refused, 422, "roadmaps/invalid-roadmap");
    assertThat(header(refused, "Content-Language")).isEqualTo("de");
    assertThat(json(refused).get("title").asString())
        .isEqualTo("So lässt sich die Roadmap nicht veröffentlichen");
    assertThat(json(refused).at("/faults/0/detail").asString())
        .isEqualTo("`weeks` ist 99; richtig wäre eine ganze Zahl von 1 bis 52.");
    assertThat(json(refused).at("/faults/0/code").asString()).isEqualTo("out-of-range");
  }

  @Test
  void theFirstDraftMakesTheRoadmap() {
    var saved = save(slug, yaml(slug), "If-None-Match", "*");

    assertThat(saved.statusCode()).isEqualTo(201);
    assertThat(header(saved, "ETag")).isEqualTo("\"1\"");
    assertThat(header(saved, "Location")).isEqualTo(draft);
    assertThat(json(saved).get("revision").asInt()).isEqualTo(1);
  }

  @Test
  void aDraftIsReadBackAsItWasWrittenCommentsIncluded() {
    save(slug, yaml(slug));

    var read = get(draft, "Authorization", "Bearer " + admin());

    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(yaml(slug));
    assertThat(header(read, "Content-Type")).startsWith("application/yaml");
    assertThat(header(read, "ETag")).isEqualTo("\"1\"");
  }

  @Test
  void whoHasNotSeenTheDraftCannotOverwriteIt() {
    save(slug, yaml(slug));
    String other = yaml(slug, "Other things");

    assertProblem(save(slug, other), 428, "roadmaps/precondition-required");
    assertProblem(save(slug, other, "If-None-Match", "*"), 412, "roadmaps/draft-changed");
    var stale = save(slug, other, "If-Match", "\"7\"");
    assertProblem(stale, 412, "roadmaps/draft-changed");
    assertThat(header(stale, "ETag")).isEqualTo("\"1\"");

    var saved = save(slug, other, "If-Match", "\"1\"");
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(header(saved, "ETag")).isEqualTo("\"2\"");
  }

  @Test
  void theSameTextAgainChangesNothing() {
    save(slug, yaml(slug));

    assertThat(header(save(slug, yaml(slug), "If-Match", "\"1\""), "ETag")).isEqualTo("\"1\"");
  }

  @Test
  void aDraftThatDoesNotExistMatchesNothing() {
    assertProblem(save(slug, yaml(slug), "If-Match", "*"), 412, "roadmaps/draft-changed");
    assertNothingStored();
  }

  @Test
  void ofTwoWhoSaveAtOnceOneIsToldThatTheDraftHasChanged() {
    save(slug, yaml(slug));

    var statuses =
        Stream.of("Mine", "Yours", "Ours", "Theirs")
            .map(
                title ->
                    CompletableFuture.supplyAsync(
                        () -> save(slug, yaml(slug, title), "If-Match", "\"1\"")))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(HttpResponse::statusCode)
            .toList();

    assertThat(statuses).containsExactlyInAnyOrder(200, 412, 412, 412);
  }

  @Test
  void ofSeveralWhoMakeTheSameRoadmapAtOnceOneDoes() {
    var statuses =
        Stream.of("Mine", "Yours", "Ours", "Theirs")
            .map(title -> CompletableFuture.supplyAsync(() -> save(slug, yaml(slug, title))))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(HttpResponse::statusCode)
            .toList();

    assertThat(statuses).containsExactlyInAnyOrder(201, 428, 428, 428);
  }

  @Test
  void everyFaultIsToldAtOnceAndNothingIsSaved() {
    var refused =
        save(slug, yaml(slug).replace("weeks: 1", "weeks: 60").replace("kind: lesson", "kid: x"));

    assertProblem(refused, 422, "roadmaps/invalid-roadmap");
    assertThat(json(refused).get("faults"))
        .extracting(fault -> fault.get("code").asString() + " " + fault.get("pointer").asString())
        .containsExactly(
            "out-of-range /stages/0/weeks",
            "missing-field /stages/0/milestones/0",
            "unknown-field /stages/0/milestones/0/kid");
    assertThat(json(refused).at("/faults/0/line").asInt()).isEqualTo(7);
    assertThat(json(refused).at("/faults/0/column").asInt()).isEqualTo(12);
    assertNothingStored();
  }

  @Test
  void jsonIsTakenAsWellAndItsSyntaxIsStrict() {
    String json = Examples.ROADMAP_JSON.replace("baking", slug);

    assertProblem(asJson("/draft", json.replace("]\n}", "],\n}")), 422, "roadmaps/invalid-roadmap");
    assertProblem(asJson("/draft", ""), 422, "roadmaps/invalid-roadmap");
    assertNothingStored();
    assertThat(asJson("/draft", json).statusCode()).isEqualTo(201);
  }

  @Test
  void anotherContentTypeIsRefused() {
    assertProblem(
        put(
            draft,
            "<roadmap/>",
            "Authorization",
            "Bearer " + admin(),
            "Content-Type",
            "application/xml"),
        415,
        "unsupported-content-type");
  }

  @Test
  void aDocumentOverOneMegabyteIsRefused() {
    var refused = save(slug, yaml(slug) + "#".repeat(1 << 20));

    assertProblem(refused, 413, "body-too-large");
    assertThat(json(refused).get("limitBytes").asInt()).isEqualTo(1 << 20);
  }

  @Test
  void anotherOrganisationNeitherSeesNorTakesTheDraft() {
    save(slug, yaml(slug));
    String olga = "Bearer " + adminOf("other");

    assertProblem(get(draft, "Authorization", olga), 404, "not-found");
    assertProblem(post(API + "/" + slug + "/publish", "", "Authorization", olga), 404, "not-found");
    assertProblem(
        put(
            draft,
            yaml(slug),
            "Authorization",
            olga,
            "Content-Type",
            "application/yaml",
            "If-Match",
            "\"1\""),
        409,
        "roadmaps/slug-taken");
  }

  @Test
  void theOrganisationComesFromTheToken() {
    String olga = "Bearer " + adminOf("other");

    put(draft, yaml(slug), "Authorization", olga, "Content-Type", "application/yaml");

    assertThat(get(draft, "Authorization", olga).statusCode()).isEqualTo(200);
    assertProblem(get(draft, "Authorization", "Bearer " + admin()), 404, "not-found");
  }

  @Test
  void validatingSavesNothing() {
    assertThat(asYaml("/validate", yaml(slug)).statusCode()).isEqualTo(200);
    assertProblem(asYaml("/validate", "slug: x"), 422, "roadmaps/invalid-roadmap");
    assertNothingStored();
  }

  @Test
  void warningsDoNotKeepADraftFromBeingSaved() {
    var saved = save(slug, yaml(slug) + "skills: [{key: unused, title: Unused}]\n");

    assertThat(saved.statusCode()).isEqualTo(201);
    assertThat(json(saved).at("/warnings/0/code").asString()).isEqualTo("unused-skill");
  }

  @Test
  void theDraftsOfAnOrganisationAreListedWithWhatWasPublishedFromThem() {
    saveAndPublish(slug, yaml(slug));
    String other = newSlug();
    save(other, yaml(other, "Never published"));

    assertThat(listed(slug).get("version").asInt()).isEqualTo(1);
    assertThat(listed(slug).get("published").asBoolean()).isTrue();
    assertThat(listed(other).get("title").asString()).isEqualTo("Never published");
    assertThat(listed(other).get("version").isNull()).isTrue();
    assertThat(listed(other).get("published").asBoolean()).isFalse();
    save(slug, yaml(slug, "Changed since"), "If-Match", "*");
    assertThat(listed(slug).get("title").asString()).isEqualTo("Changed since");
    assertThat(listed(slug).get("published").asBoolean()).isFalse();
    save(slug, yaml(slug) + "# Nothing but a comment\n", "If-Match", "*");
    publish(slug);
    assertThat(listed(slug).get("published").asBoolean()).isTrue();
  }

  @Test
  void theListOfDraftsIsForItsOwnAdminsAndComesInPages() {
    save(slug, yaml(slug));
    String drafts = API + "/authoring/drafts";

    assertProblem(get(drafts), 401, "not-signed-in");
    assertProblem(get(drafts, "Authorization", "Bearer " + learner()), 403, "not-allowed");
    assertThat(get(drafts, "Authorization", "Bearer " + adminOf("elsewhere")).body())
        .isEqualTo("{\"items\":[],\"next\":null}");
    var first = json(get(drafts + "?limit=1", "Authorization", "Bearer " + admin()));
    assertThat(first.get("items")).hasSize(1);
    assertThat(first.get("next").asString()).isEqualTo(first.at("/items/0/slug").asString());
    assertProblem(
        get(drafts + "?limit=0", "Authorization", "Bearer " + admin()), 400, "invalid-parameters");
  }

  @Test
  void theDraftIsComparedWithTheLatestVersion() {
    save(slug, yaml(slug));
    String diff = draft + "/diff";

    assertThat(json(get(diff, "Authorization", "Bearer " + admin())).get("from").isNull()).isTrue();
    publish(slug);
    save(slug, yaml(slug, "Better things"), "If-Match", "*");
    var compared = json(get(diff, "Authorization", "Bearer " + admin()));
    assertThat(compared.get("from").asInt()).isEqualTo(1);
    assertThat(compared.get("revision").asInt()).isEqualTo(2);
    assertThat(compared.at("/changes/0/after").asString()).isEqualTo("Better things");
    assertProblem(get(diff, "Authorization", "Bearer " + learner()), 403, "not-allowed");
    assertProblem(get(diff, "Authorization", "Bearer " + adminOf("other")), 404, "not-found");
  }

  private JsonNode listed(String wanted) {
    String before = wanted.substring(0, wanted.length() - 1);
    var page =
        json(get(API + "/authoring/drafts?after=" + before, "Authorization", "Bearer " + admin()));
    return page.get("items")
        .valueStream()
        .filter(line -> line.get("slug").asString().equals(wanted))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> asJson(String path, String body) {
    return put(
        API + "/" + slug + path,
        body,
        "Authorization",
        "Bearer " + admin(),
        "Content-Type",
        "application/json");
  }

  private HttpResponse<String> asYaml(String path, String body) {
    return post(
        API + "/" + slug + path,
        body,
        "Authorization",
        "Bearer " + admin(),
        "Content-Type",
        "application/yaml");
  }

  private void assertNothingStored() {
    assertThat(
            jdbc.sql("select count(*) from roadmap where slug = :slug")
                .param("slug", slug)
                .query(Long.class)
                .single())
        .isZero();
  }
}
