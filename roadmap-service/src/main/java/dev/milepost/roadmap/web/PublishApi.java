package dev.milepost.roadmap.web;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.reader.InWords;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.roadmap.publishing.Precondition;
import dev.milepost.roadmap.publishing.PublishRoadmap;
import dev.milepost.roadmap.publishing.PublishRoadmap.Outcome;
import dev.milepost.roadmap.publishing.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where admins publish. */
@RestController
@RequestMapping(OpenPaths.API + "/{slug}/publish")
@Tag(name = "Authoring")
class PublishApi {

  private final PublishRoadmap publishRoadmap;
  private final SayFaults say;

  PublishApi(PublishRoadmap publishRoadmap, SayFaults say) {
    this.publishRoadmap = publishRoadmap;
    this.say = say;
  }

  @InWords
  @PostMapping(produces = MediaTypes.JSON)
  @Operation(
      summary = "Publishes the draft as the next version",
      description =
          "The version is for good. Publishing a draft that says what the latest version says"
              + " changes nothing; the answer then has `unchanged: true`, so a retry is safe.")
  @ApiResponse(
      responseCode = "201",
      description = "Published; `Location` has the version",
      headers = @Header(name = "Location", description = "The new version"),
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = Publication.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The latest version says the same; nothing was published",
      content =
          @Content(
              mediaType = MediaTypes.JSON,
              schema = @Schema(implementation = Publication.class)))
  @FailsWith({"roadmaps/draft-changed", "roadmaps/invalid-roadmap"})
  ResponseEntity<Object> publish(
      SignedIn who,
      @PathVariable @Parameter(example = "baking") String slug,
      @Parameter(description = "Publishes only the draft that has this `ETag`, such as `\"2\"`")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch) {
    Authors.check(who);
    var outcome = publishRoadmap.publish(who.organisation(), slug, Precondition.of(ifMatch, null));
    return switch (outcome) {
      case Outcome.Published published ->
          ResponseEntity.created(address(published.version()))
              .body(
                  Publication.of(
                      published.version(), false, say.each(published.reading().warnings())));
      case Outcome.Unchanged unchanged ->
          ResponseEntity.ok()
              .location(address(unchanged.version()))
              .body(
                  Publication.of(
                      unchanged.version(), true, say.each(unchanged.reading().warnings())));
      case Outcome.Refused refused ->
          say.refuse(refused.reading(), OpenPaths.API + "/" + slug + "/publish");
    };
  }

  private static URI address(Version version) {
    return URI.create(
        "%s/%s/versions/%d".formatted(OpenPaths.API, version.slug(), version.number()));
  }

  /**
   * @param unchanged whether this version was there before
   */
  record Publication(
      String slug,
      int version,
      Instant publishedAt,
      boolean unchanged,
      List<RoadmapFault> warnings) {

    static Publication of(Version version, boolean unchanged, List<RoadmapFault> warnings) {
      return new Publication(
          version.slug(), version.number(), version.publishedAt(), unchanged, warnings);
    }
  }
}
