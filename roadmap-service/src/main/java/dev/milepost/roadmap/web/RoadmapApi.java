package dev.milepost.roadmap.web;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.roadmap.authoring.RoadmapSchema;
import dev.milepost.roadmap.authoring.WriteRoadmap;
import dev.milepost.roadmap.publishing.Version;
import dev.milepost.roadmap.publishing.Versions;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads what is published. */
@RestController
@RequestMapping(OpenPaths.API)
@Tag(name = "Published roadmaps", description = "Open to everyone")
class RoadmapApi {

  private static final int MAX_PAGE = 100;

  private final Versions versions;

  RoadmapApi(Versions versions) {
    this.versions = versions;
  }

  @GetMapping(produces = MediaTypes.JSON)
  @Operation(summary = "Lists the latest version of each roadmap, by slug")
  @ApiResponse(
      responseCode = "200",
      description = "One page; `next` is what to send as `after` for the next, or null")
  Page list(
      @Parameter(description = "Only slugs that sort after this one", example = "baking")
          @RequestParam(defaultValue = "")
          String after,
      @Parameter(description = "From 1 to 100") @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "The page has an impossible size.")
          .at("?limit", "a whole number from 1 to " + MAX_PAGE);
    }
    List<Version> found = versions.latestOfEach(after, limit + 1);
    List<Line> items = found.stream().limit(limit).map(Line::of).toList();
    return new Page(items, found.size() > limit ? items.getLast().slug() : null);
  }

  @GetMapping(
      path = "/schema.json",
      produces = {MediaTypes.SCHEMA, MediaTypes.JSON})
  @Operation(
      summary = "The JSON Schema (2020-12) of the authoring format",
      description = "Editors check and complete a roadmap with it while it is written.")
  @ApiResponse(
      responseCode = "200",
      description = "The schema",
      content =
          @Content(
              mediaType = MediaTypes.SCHEMA,
              schema = @Schema(type = "object"),
              examples = @ExampleObject(Examples.SCHEMA_BEGINNING)))
  ResponseEntity<String> schema() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
        .body(RoadmapSchema.text());
  }

  @GetMapping(path = "/{slug}", produces = MediaTypes.JSON)
  @Operation(
      summary = "The latest version of a roadmap, as JSON or YAML",
      description = "`Content-Location` names the version that was sent.")
  @AnswersRoadmap
  ResponseEntity<String> latest(@PathVariable @Parameter(example = "baking") String slug) {
    Version version = versions.latest(slug);
    return latest(version).body(WriteRoadmap.asJson(version.roadmap()));
  }

  @Hidden // Described with the JSON above.
  @GetMapping(path = "/{slug}", produces = MediaTypes.YAML)
  ResponseEntity<String> latestAsYaml(@PathVariable String slug) {
    Version version = versions.latest(slug);
    return latest(version).body(WriteRoadmap.asYaml(version.roadmap()));
  }

  @GetMapping(path = "/{slug}/versions", produces = MediaTypes.JSON)
  @Operation(summary = "All versions of a roadmap, the latest first")
  @ApiResponse(responseCode = "200", description = "The versions")
  History history(@PathVariable @Parameter(example = "baking") String slug) {
    return new History(
        slug,
        versions.editions(slug).stream()
            .map(edition -> new VersionLine(edition.number(), edition.publishedAt()))
            .toList());
  }

  @GetMapping(path = "/{slug}/versions/{version}", produces = MediaTypes.JSON)
  @Operation(
      summary = "One version of a roadmap, as JSON or YAML",
      description = "A version never changes.")
  @AnswersRoadmap
  ResponseEntity<String> version(
      @PathVariable @Parameter(example = "baking") String slug,
      @PathVariable @Parameter(example = "2") int version) {
    Version found = versions.of(slug, version);
    return forGood(found).body(WriteRoadmap.asJson(found.roadmap()));
  }

  @Hidden // Described with the JSON above.
  @GetMapping(path = "/{slug}/versions/{version}", produces = MediaTypes.YAML)
  ResponseEntity<String> versionAsYaml(@PathVariable String slug, @PathVariable int version) {
    Version found = versions.of(slug, version);
    return forGood(found).body(WriteRoadmap.asYaml(found.roadmap()));
  }

  private static ResponseEntity.BodyBuilder latest(Version version) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noCache())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(
            HttpHeaders.CONTENT_LOCATION,
            "%s/%s/versions/%d".formatted(OpenPaths.API, version.slug(), version.number()))
        .lastModified(version.publishedAt());
  }

  private static ResponseEntity.BodyBuilder forGood(Version version) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .lastModified(version.publishedAt());
  }

  /**
   * @param next what to send as {@code after} for the next page; null on the last
   */
  @Schema(name = "RoadmapPage")
  record Page(List<Line> items, @Nullable String next) {}

  /**
   * @param hours estimated for the required milestones
   */
  record Line(
      String slug,
      String title,
      String summary,
      int version,
      int stages,
      long milestones,
      int weeks,
      double hours,
      Instant publishedAt) {

    static Line of(Version version) {
      var roadmap = version.roadmap();
      return new Line(
          roadmap.slug(),
          roadmap.title(),
          roadmap.summary(),
          version.number(),
          roadmap.stages().size(),
          version.milestones().count(),
          version.weeks(),
          version.hours(),
          version.publishedAt());
    }
  }

  record History(String slug, List<VersionLine> versions) {}

  record VersionLine(int version, Instant publishedAt) {}
}
