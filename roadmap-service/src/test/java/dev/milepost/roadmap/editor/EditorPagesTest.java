package dev.milepost.roadmap.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.roadmap.RoadmapServiceTest;
import dev.milepost.test.Browser;
import dev.milepost.test.Browser.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

class EditorPagesTest extends RoadmapServiceTest {

  private static final String NEW = "/roadmaps/authoring/new";
  private static final String CHECK = "/roadmaps/authoring/check";

  private final String slug = newSlug();
  private final String draft = "/roadmaps/" + slug + "/draft";

  @Test
  void onlyAuthorsWrite() {
    save(slug, yaml(slug));

    assertThat(get(draft, "Accept", "text/html").statusCode()).isEqualTo(302);
    assertThat(get("/roadmaps/authoring/drafts", "Accept", "*/*").statusCode()).isEqualTo(401);
    for (String person : new String[] {"learner", "mentor"}) {
      Browser reader = browser(person);
      Page home = reader.open("/roadmaps/login/start/milepost");
      assertThat(home.text()).doesNotContain("Your roadmaps");
      for (String page : new String[] {NEW, draft, "/roadmaps/authoring/drafts"}) {
        assertThat(reader.open(page).status()).as(page).isEqualTo(403);
      }
      assertThat(reader.submit(home, draft, fields(1, yaml(slug, "Theirs"))).status())
          .isEqualTo(403);
      assertThat(reader.submit(home, CHECK, fields(1, yaml(slug))).status()).isEqualTo(403);
    }
    assertThat(text()).isEqualTo(yaml(slug));
  }

  @Test
  void theDraftOfAnotherOrganisationIsNotThere() {
    put(
        API + "/" + slug + "/draft",
        yaml(slug),
        "Authorization",
        "Bearer " + adminOf("other"),
        "Content-Type",
        "application/yaml");
    Browser author = browser("admin");
    Page begun = author.open(NEW);

    assertThat(author.open(draft).status()).isEqualTo(404);
    assertThat(author.submit(begun, draft, fields(1, yaml(slug))).status()).isEqualTo(404);
    assertThat(author.submit(begun, CHECK, fields(1, yaml(slug))).status()).isEqualTo(404);
    Page taken = author.submit(begun, NEW, fields(0, yaml(slug, "Mine")));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.text()).contains("another organisation has a roadmap called " + slug);
    assertThat(typed(taken)).isEqualTo(yaml(slug, "Mine"));
  }

  @Test
  void aNewRoadmapBeginsWithASampleThatCanBeSavedAsItIs() {
    Browser author = browser("admin");
    Page begun = author.open(NEW);

    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.text()).contains("New roadmap", "No faults", "Read the introduction");
    Page saved = author.submit(begun, NEW, fields(0, typed(begun).replace("my-roadmap", slug)));
    assertThat(saved.uri().getPath()).isEqualTo(draft);
    assertThat(saved.text()).contains("Saved as revision 1", "Look and publish");
  }

  @Test
  void aNewRoadmapOfAKnownNameIsRefusedAndLeadsToThatOne() {
    save(slug, yaml(slug));
    Browser author = browser("admin");

    Page refused = author.submit(author.open(NEW), NEW, fields(0, yaml(slug, "Mine")));

    assertThat(refused.status()).isEqualTo(412);
    assertThat(refused.text()).contains("there is a roadmap called " + slug + " already");
    assertThat(refused.html()).contains("href=\"" + draft + "\"");
    assertThat(typed(refused)).isEqualTo(yaml(slug, "Mine"));
    assertThat(text()).isEqualTo(yaml(slug));
  }

  @Test
  void whatIsSavedIsWhatWasTypedWithItsCommentsAndLineBreaks() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    String changed = "\n" + yaml(slug, "Better things") + "\n# & so on\n";

    Page saved = author.submit(author.open(draft), draft, fields(1, changed.replace("\n", "\r\n")));

    assertThat(saved.text()).contains("Saved as revision 2");
    assertThat(text()).isEqualTo(changed);
    assertThat(typed(saved)).isEqualTo(changed);
  }

  @Test
  void aTextWithFaultsComesBackWithEachOfThemByLine() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    String faulty = yaml(slug).replace("weeks: 1", "weeks: 60").replace("kind: lesson", "kid: x");

    Page refused = author.submit(author.open(draft), draft, fields(1, faulty));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text())
        .contains("Not saved: there are 3 faults. Your text is still here.")
        .contains("Line 7, column 12 Out of range stages 1 › weeks")
        .contains("it must be a whole number from 1 to 52", "stages 1 › milestones 1 › kid");
    assertThat(refused.html()).contains("data-line=\"7\"", "data-column=\"12\"");
    assertThat(refused.html()).contains("data-unsaved=\"true\"");
    assertThat(author.open(draft).html()).doesNotContain("data-unsaved");
    assertThat(typed(refused)).isEqualTo(faulty);
    assertThat(text()).isEqualTo(yaml(slug));
  }

  @Test
  void checkingWithoutScriptsShowsFaultsOrThePreviewAndKeepsTheText() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    Page opened = author.open(draft);

    Page faulty = author.submit(opened, CHECK, fields(1, yaml(slug) + "more: 1\n"));
    assertThat(faulty.status()).isEqualTo(200);
    assertThat(faulty.text()).contains("1 fault", "Unknown field", "Mend the faults to see");
    assertThat(typed(faulty)).isEqualTo(yaml(slug) + "more: 1\n");

    Page sound = author.submit(faulty, CHECK, fields(1, yaml(slug, "Not saved yet")));
    assertThat(sound.text()).contains("No faults", "Not saved yet", "Open from the start");
    assertThat(sound.html()).contains("action=\"" + draft + "\"");
    assertThat(text()).isEqualTo(yaml(slug));
  }

  @Test
  void thePreviewHasAllThatThePageOfTheVersionWillHave() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    String rich =
        yaml(slug)
            + """
            skills: [{key: fold, title: Folding, summary: By hand}]
            portfolioProjects: [{key: stall, title: A market stall, summary: For a day, stage: one}]
            resumeKeywords: [Sourdough]
            facts: [{topic: job-market, label: Bakeries, value: many}]
            sources: [{title: The book of bread}]
            """;

    Page preview = author.ask(author.open(draft), CHECK, fields(1, rich));
    String[] everything = {
      "At a glance",
      "Portfolio projects A market stall For a day After One",
      "For your résumé Sourdough",
      "Skills Folding By hand",
      "Job market Bakeries many",
      "Source of stages and facts: The book of bread"
    };
    assertThat(preview.text()).contains(everything).doesNotContain("Version 0", "As data");

    save(slug, rich, "If-Match", "*");
    publish(slug);
    assertThat(author.open("/roadmaps/" + slug).text()).contains(everything).contains("As data");
  }

  @Test
  void whileOneTypesOnlyThePartsThatFollowTheTextAreSent() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    Page opened = author.open(draft);
    assertThat(opened.html())
        .contains("hx-post=\"" + CHECK + "\"", "hx-trigger=\"input delay:600ms from:#text\"");

    Page sound = author.ask(opened, CHECK, fields(1, yaml(slug, "Other things")));
    assertThat(sound.html())
        .contains("id=\"faults\"", "id=\"state\"", "Other things", "hx-swap-oob=\"innerHTML\"")
        .doesNotContain("<html", "<textarea");

    Page faulty = author.ask(opened, CHECK, fields(1, "slug: " + slug));
    assertThat(faulty.status()).isEqualTo(200);
    assertThat(faulty.text()).contains("2 faults", "This roadmap needs a `title`");
    assertThat(faulty.html()).doesNotContain("id=\"preview\"");
  }

  @Test
  void whoSavesAfterSomebodyElseLosesNothingAndSeesBoth() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    Page opened = author.open(draft);
    String theirs = yaml(slug, "Theirs").replace("weeks: 1", "weeks: 3");
    save(slug, theirs, "If-Match", "\"1\"");
    String mine = yaml(slug, "Mine") + "# my own comment\n";

    Page conflict = author.submit(opened, draft, fields(1, mine));

    assertThat(conflict.status()).isEqualTo(412);
    assertThat(conflict.text())
        .contains("Somebody else saved while you wrote", "Nothing of yours is lost")
        .contains("From theirs to yours", "weeks before: 3 → now: 1");
    assertThat(typed(conflict)).isEqualTo(mine);
    assertThat(HtmlUtils.htmlUnescape(conflict.html())).contains(theirs);
    assertThat(text()).isEqualTo(theirs);

    Page saved = author.submit(conflict, draft, fields(2, mine));
    assertThat(saved.text()).contains("Saved as revision 3");
    assertThat(text()).isEqualTo(mine);
  }

  @Test
  void whatAuthorsWriteIsTextInTheEditorAndInItsPreview() {
    String evil =
        yaml(slug, "\"<script>alert(1)</script>\"") + "# </textarea><img src=x onerror=alert(1)>\n";
    save(slug, evil);
    Browser author = browser("admin");

    Page page = author.open(draft);

    assertThat(page.html())
        .doesNotContain("<script>", "</textarea><img", "<img")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;/textarea&gt;");
    assertThat(typed(page)).isEqualTo(evil);
    Page faulty =
        author.submit(page, CHECK, fields(1, "slug: \"<b>\"\ntitle: {\"<i>\": \"\\\"><u>\"}\n"));
    assertThat(faulty.html()).doesNotContain("<b>", "<i>", "<u>");
    Page named =
        author.submit(page, NEW, Map.of("slug", "\"><u>", "notation", "YAML", "text", "x"));
    assertThat(named.html()).doesNotContain("<u>");
  }

  @Test
  void aLinkThatIsNoWebAddressIsAFaultAndNeverPreviewed() {
    Browser author = browser("admin");
    String text =
        yaml(slug)
            .replace(
                "kind: lesson}", "kind: lesson, resources: [{title: T, url: 'javascript:x()'}]}");

    Page checked = author.submit(author.open(NEW), CHECK, withSlug("", 0, text));

    assertThat(checked.text()).contains("1 fault", "must be a web address");
    assertThat(checked.html()).doesNotContain("href=\"javascript");
  }

  @Test
  void aFormWithoutThePagesTokenSavesNothing() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    Page opened = author.open(draft);

    Page refused =
        author.submit(new Page(opened.uri(), 200, ""), draft, fields(1, yaml(slug, "Slipped in")));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(text()).isEqualTo(yaml(slug));
  }

  @Test
  void aDocumentUpToTheLimitIsSavedAndALargerOneComesBackWithItsFault() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    Page opened = author.open(draft);
    String line = "# " + "ü".repeat(100) + "\n";
    int room = (1 << 20) - bytes(yaml(slug));
    String large = yaml(slug) + line.repeat(room / bytes(line));

    assertThat(author.submit(opened, draft, fields(1, large)).text())
        .contains("Saved as revision 2");
    assertThat(text()).isEqualTo(large);
    Page refused = author.submit(opened, draft, fields(2, large + line.repeat(5)));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("at most 1,048,576 are read");
    assertThat(typed(refused)).hasSize(large.length() + 5 * line.length());
  }

  @Test
  void ofVeryManyFaultsTheFirstAreListedAndTheRestCounted() {
    save(slug, yaml(slug));
    Browser author = browser("admin");
    var many = new StringBuilder(yaml(slug));
    for (int i = 0; i < 300; i++) {
      many.append("unknown-").append(i).append(": 1\n");
    }

    Page checked = author.submit(author.open(draft), CHECK, fields(1, many.toString()));

    assertThat(checked.text()).contains("300 faults", "And 200 more.");
  }

  @Test
  void aDraftInJsonStaysJson() {
    String json =
        """
        {"slug": "%s", "title": "T", "stages": [{"key": "one", "title": "One", "weeks": 1,
          "milestones": [{"key": "a", "title": "A", "kind": "lesson"}]}]}
        """
            .formatted(slug);
    put(
        API + "/" + slug + "/draft",
        json,
        "Authorization",
        "Bearer " + admin(),
        "Content-Type",
        "application/json");
    Browser author = browser("admin");

    Page opened = author.open(draft);
    assertThat(opened.text()).contains("The roadmap, as JSON");
    author.submit(opened, draft, Map.of("revision", "1", "notation", "JSON", "text", json + "\n"));

    assertThat(
            header(
                get(API + "/" + slug + "/draft", "Authorization", "Bearer " + admin()),
                "Content-Type"))
        .startsWith("application/json");
  }

  @Test
  void theListSaysWhatIsPublishedAndWhatHasChangedSince() {
    saveAndPublish(slug, yaml(slug, "A list of things"));
    Browser author = browser("admin");
    String before = "/roadmaps/authoring/drafts?after=" + slug.substring(0, slug.length() - 1);

    assertThat(author.open(before).text())
        .contains("A list of things " + slug + " · version 1 is published as published");
    save(slug, yaml(slug, "A list of more"), "If-Match", "*");
    Page changed = author.open(before);
    assertThat(changed.text())
        .contains("A list of more " + slug + " · version 1 is published changed since");
    assertThat(changed.html()).contains("href=\"" + draft + "\"", "href=\"" + NEW + "\"");
  }

  private Map<String, String> fields(long revision, String text) {
    return withSlug(slug, revision, text);
  }

  private static Map<String, String> withSlug(String slug, long revision, String text) {
    var fields = new HashMap<String, String>();
    fields.put("slug", slug);
    fields.put("revision", Long.toString(revision));
    fields.put("notation", "YAML");
    fields.put("text", text);
    return fields;
  }

  /** What stands in the text area, as a browser reads it. */
  private static String typed(Page page) {
    var area =
        Pattern.compile("<textarea id=\"text\"[^>]*>\n(.*?)</textarea>", Pattern.DOTALL)
            .matcher(page.html());
    assertThat(area.find()).as(page.html()).isTrue();
    return HtmlUtils.htmlUnescape(area.group(1));
  }

  private String text() {
    return jdbc.sql("select draft_text from roadmap where slug = :slug")
        .param("slug", slug)
        .query(String.class)
        .single();
  }

  private static int bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
  }
}
