package dev.milepost.roadmap.web;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.reader.InWords;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.roadmap.authoring.ReadRoadmap;
import dev.milepost.roadmap.authoring.ReadRoadmap.Reading;
import dev.milepost.roadmap.publishing.Draft;
import dev.milepost.roadmap.publishing.Drafts;
import dev.milepost.roadmap.publishing.Precondition;
import dev.milepost.roadmap.publishing.SaveDraft;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where admins write roadmaps. */
@RestController
@RequestMapping(OpenPaths.API + "/{slug}")
@Tag(name = "Authoring", description = "For admins of the roadmap's organisation")
class DraftApi {

  private static final byte[] NOTHING = {};

  private final SaveDraft saveDraft;
  private final Drafts drafts;
  private final SayFaults say;

  DraftApi(SaveDraft saveDraft, Drafts drafts, SayFaults say) {
    this.saveDraft = saveDraft;
    this.drafts = drafts;
    this.say = say;
  }

  @GetMapping("/draft")
  @Operation(
      summary = "Reads the draft as its author wrote it",
      description = "Send the `ETag` back as `If-Match` when you change it.")
  @ApiResponse(
      responseCode = "200",
      description = "The text, in the notation in which it was saved",
      headers = @Header(name = "ETag", description = "The draft's revision"),
      content = {
        @Content(
            mediaType = MediaTypes.YAML,
            schema = @Schema(ref = Examples.SCHEMA),
            examples = @ExampleObject(Examples.ROADMAP_YAML)),
        @Content(
            mediaType = MediaTypes.JSON,
            schema = @Schema(ref = Examples.SCHEMA),
            examples = @ExampleObject(Examples.ROADMAP_JSON))
      })
  ResponseEntity<String> draft(
      SignedIn who, @PathVariable @Parameter(example = "baking") String slug) {
    Authors.check(who);
    Draft draft = drafts.of(who.organisation(), slug);
    return ResponseEntity.ok()
        .eTag(Precondition.etag(draft.revision()))
        .cacheControl(CacheControl.noCache().cachePrivate())
        .lastModified(draft.savedAt())
        .contentType(MediaType.parseMediaType(MediaTypes.of(draft.notation()) + ";charset=UTF-8"))
        .body(draft.text());
  }

  @InWords
  @PutMapping(
      path = "/draft",
      consumes = {MediaTypes.YAML, MediaTypes.JSON},
      produces = MediaTypes.JSON)
  @Operation(
      summary = "Saves the draft, and with the first one makes the roadmap",
      description = "Only a draft without faults is saved. The same text again changes nothing.")
  @TakesRoadmap
  @ApiResponse(
      responseCode = "200",
      description = "Saved; `warnings` says what you may not have meant",
      headers = @Header(name = "ETag", description = "The draft's new revision"),
      content =
          @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Saved.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Saved, and the roadmap is new",
      headers = @Header(name = "ETag", description = "The draft's revision"),
      content =
          @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Saved.class)))
  @FailsWith({
    "roadmaps/slug-taken",
    "roadmaps/draft-changed",
    "roadmaps/invalid-roadmap",
    "roadmaps/precondition-required"
  })
  ResponseEntity<Object> save(
      SignedIn who,
      @PathVariable @Parameter(example = "baking") String slug,
      @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
      @Parameter(description = "The `ETag` of the draft that you read, such as `\"2\"`")
          @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Nullable String ifMatch,
      @Parameter(description = "`*` to make a new roadmap only", example = "*")
          @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch,
      @RequestBody(required = false) byte @Nullable [] text) {
    Authors.check(who);
    var outcome =
        saveDraft.save(
            who.organisation(),
            slug,
            MediaTypes.notation(contentType),
            text == null ? NOTHING : text,
            Precondition.of(ifMatch, ifNoneMatch));
    String path = OpenPaths.API + "/" + slug + "/draft";
    return switch (outcome) {
      case SaveDraft.Outcome.Refused refused -> say.refuse(refused.reading(), path);
      case SaveDraft.Outcome.Saved saved ->
          (saved.created() ? ResponseEntity.created(URI.create(path)) : ResponseEntity.ok())
              .eTag(Precondition.etag(saved.revision()))
              .body(new Saved(slug, saved.revision(), say.each(saved.reading().warnings())));
    };
  }

  @InWords
  @PostMapping(
      path = "/validate",
      consumes = {MediaTypes.YAML, MediaTypes.JSON},
      produces = MediaTypes.JSON)
  @Operation(summary = "Checks a roadmap as saving it would, and saves nothing")
  @TakesRoadmap
  @ApiResponse(
      responseCode = "200",
      description = "The roadmap has no fault",
      content =
          @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = Checked.class)))
  @FailsWith("roadmaps/invalid-roadmap")
  ResponseEntity<Object> validate(
      SignedIn who,
      @PathVariable @Parameter(example = "baking") String slug,
      @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
      @RequestBody(required = false) byte @Nullable [] text) {
    Authors.check(who);
    var reading =
        ReadRoadmap.read(text == null ? NOTHING : text, MediaTypes.notation(contentType), slug);
    return switch (reading) {
      case Reading.Faulty faulty -> say.refuse(faulty, OpenPaths.API + "/" + slug + "/validate");
      case Reading.Sound sound -> ResponseEntity.ok(new Checked(slug, say.each(sound.warnings())));
    };
  }

  record Saved(String slug, long revision, List<RoadmapFault> warnings) {}

  record Checked(String slug, List<RoadmapFault> warnings) {}
}
