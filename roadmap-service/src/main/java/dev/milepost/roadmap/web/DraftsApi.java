package dev.milepost.roadmap.web;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.roadmap.publishing.DraftLine;
import dev.milepost.roadmap.publishing.Drafts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists what an organisation's admins write. */
@RestController
@Tag(name = "Authoring")
class DraftsApi {

  private static final int MAX_PAGE = 100;

  private final Drafts drafts;

  DraftsApi(Drafts drafts) {
    this.drafts = drafts;
  }

  @GetMapping(path = OpenPaths.API + "/authoring/drafts", produces = MediaTypes.JSON)
  @Operation(
      summary = "Lists the organisation's drafts, by slug",
      description =
          "Each with the latest version, and whether that was published from the draft as it is"
              + " now.")
  @ApiResponse(
      responseCode = "200",
      description = "One page; `next` is what to send as `after` for the next, or null")
  Page list(
      SignedIn who,
      @Parameter(description = "Only slugs that sort after this one", example = "baking")
          @RequestParam(defaultValue = "")
          String after,
      @Parameter(description = "From 1 to 100") @RequestParam(defaultValue = "50") int limit) {
    Authors.check(who);
    if (limit < 1 || limit > MAX_PAGE) {
      throw new Problem(EdgeProblems.INVALID_PARAMETERS, "The page has an impossible size.")
          .at("?limit", "a whole number from 1 to " + MAX_PAGE);
    }
    List<DraftLine> found = drafts.listed(who.organisation(), after, limit + 1);
    List<DraftLine> items = found.stream().limit(limit).toList();
    return new Page(items, found.size() > limit ? items.getLast().slug() : null);
  }

  /**
   * @param next what to send as {@code after} for the next page; null on the last
   */
  @Schema(name = "DraftPage")
  record Page(List<DraftLine> items, @Nullable String next) {}
}
