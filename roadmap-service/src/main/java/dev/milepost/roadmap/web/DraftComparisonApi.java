package dev.milepost.roadmap.web;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.reader.InWords;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.comparing.Change;
import dev.milepost.roadmap.comparing.CompareRoadmaps;
import dev.milepost.roadmap.publishing.LookAtDraft;
import dev.milepost.roadmap.publishing.LookAtDraft.Look;
import dev.milepost.roadmap.publishing.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells what publishing a draft would change. */
@RestController
@Tag(name = "Authoring")
class DraftComparisonApi {

  private final LookAtDraft lookAtDraft;
  private final SayFaults say;

  DraftComparisonApi(LookAtDraft lookAtDraft, SayFaults say) {
    this.lookAtDraft = lookAtDraft;
    this.say = say;
  }

  @InWords
  @GetMapping(path = OpenPaths.API + "/{slug}/draft/diff", produces = MediaTypes.JSON)
  @Operation(
      summary = "What the draft changes against the latest version",
      description = "Before the first version nothing is compared: `from` is null.")
  @ApiResponse(
      responseCode = "200",
      description = "The changes in reading order; none when the latest version says the same",
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = DraftComparison.class)))
  @FailsWith("roadmaps/invalid-roadmap")
  ResponseEntity<Object> compare(
      SignedIn who, @PathVariable @Parameter(example = "baking") String slug) {
    Authors.check(who);
    Look look = lookAtDraft.look(who.organisation(), slug);
    return switch (look.reading()) {
      case Reading.Faulty faulty -> say.refuse(faulty, OpenPaths.API + "/" + slug + "/draft/diff");
      case Reading.Sound sound ->
          ResponseEntity.ok(
              new DraftComparison(
                  slug,
                  look.latest().map(Version::number).orElse(null),
                  look.draft().revision(),
                  look.latest()
                      .map(latest -> CompareRoadmaps.compare(latest.roadmap(), sound.roadmap()))
                      .orElse(List.of())));
    };
  }

  /**
   * @param from the latest version; null before the first
   * @param revision of the draft
   */
  record DraftComparison(
      String slug, @Nullable Integer from, long revision, List<Change> changes) {}
}
