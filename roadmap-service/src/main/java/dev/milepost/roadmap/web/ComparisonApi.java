package dev.milepost.roadmap.web;

import dev.milepost.roadmap.comparing.Change;
import dev.milepost.roadmap.comparing.CompareRoadmaps;
import dev.milepost.roadmap.publishing.Versions;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells how two versions of a roadmap differ. */
@RestController
@RequestMapping(OpenPaths.API + "/{slug}")
@Tag(name = "Published roadmaps")
class ComparisonApi {

  private final Versions versions;

  ComparisonApi(Versions versions) {
    this.versions = versions;
  }

  @GetMapping(path = "/diff", produces = MediaTypes.JSON)
  @Operation(
      summary = "What differs between two versions, as JSON or plain text",
      description =
          "Stages, milestones, skills and projects are found again by their keys: added, removed,"
              + " moved, or changed field by field.")
  @ApiResponse(
      responseCode = "200",
      description = "The changes in reading order; none when the versions are the same",
      content = {
        @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Comparison.class)),
        @Content(mediaType = "text/plain", examples = @ExampleObject(Examples.DIFF_TEXT))
      })
  Comparison compare(
      @PathVariable @Parameter(example = "baking") String slug,
      @Parameter(description = "The older version; the one before `to` unless given")
          @RequestParam(required = false)
          @Nullable Integer from,
      @Parameter(description = "The newer version; the latest unless given")
          @RequestParam(required = false)
          @Nullable Integer to) {
    var after = to == null ? versions.latest(slug) : versions.of(slug, to);
    var before = versions.of(slug, from == null ? Math.max(1, after.number() - 1) : from);
    return new Comparison(
        slug,
        before.number(),
        after.number(),
        CompareRoadmaps.compare(before.roadmap(), after.roadmap()));
  }

  @Hidden // Described with the JSON above.
  @GetMapping(path = "/diff", produces = MediaTypes.TEXT)
  String compareInWords(
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable Integer from,
      @RequestParam(required = false) @Nullable Integer to) {
    return compare(slug, from, to).inWords();
  }

  record Comparison(String slug, int from, int to, List<Change> changes) {

    private String inWords() {
      String count =
          switch (changes.size()) {
            case 0 -> "no changes";
            case 1 -> "1 change";
            default -> changes.size() + " changes";
          };
      return changes.stream()
          .map(Change::inWords)
          .collect(
              Collectors.joining(
                  "\n",
                  "%s: version %d to version %d, %s\n".formatted(slug, from, to, count),
                  changes.isEmpty() ? "" : "\n"));
    }
  }
}
