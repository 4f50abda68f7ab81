package dev.milepost.progress.cohorts;

import dev.milepost.edge.api.FailsWith;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.CreateCohort.Outcome;
import dev.milepost.progress.identity.Callers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@FailsWith({"verified-email-required", "address-taken"})
@RequestMapping("/api/v1/cohorts")
@Tag(name = "Cohorts", description = "Learners who go along one roadmap version together")
class CohortController {

  private static final String PATH = "/api/v1/cohorts";

  private final Callers callers;
  private final CohortAccess access;
  private final Cohorts cohorts;
  private final CreateCohort create;
  private final ChangeCohort change;

  CohortController(
      Callers callers,
      CohortAccess access,
      Cohorts cohorts,
      CreateCohort create,
      ChangeCohort change) {
    this.callers = callers;
    this.access = access;
    this.cohorts = cohorts;
    this.create = create;
    this.change = change;
  }

  @GetMapping
  @Operation(
      summary = "List cohorts",
      description =
          "By slug: those that one mentors or learns in and the open ones; for an admin all of the"
              + " organisation's.")
  @ApiResponse(responseCode = "200", description = "A page of cohorts")
  CohortView.Page list(
      SignedIn signedIn,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit) {
    PageSize.check(limit);
    List<Cohort> found = cohorts.visible(callers.of(signedIn), after, limit + 1);
    List<CohortView> page = found.stream().limit(limit).map(CohortView::of).toList();
    return new CohortView.Page(
        page,
        found.size() > limit
            ? "%s?after=%s&limit=%d".formatted(PATH, page.getLast().slug(), limit)
            : null);
  }

  @GetMapping("/{slug}")
  @Operation(
      summary = "Show a cohort",
      description = "For its mentors, learners and admins; for everyone while it is open.")
  @ApiResponse(responseCode = "200", description = "The cohort")
  CohortView show(SignedIn signedIn, @PathVariable String slug) {
    return CohortView.of(access.forReader(callers.of(signedIn), slug));
  }

  @PostMapping
  @Operation(
      summary = "Make a cohort",
      description = "For admins. Sending the same again changes nothing.")
  @ApiResponse(responseCode = "201", description = "Made; `Location` tells where")
  @ApiResponse(responseCode = "200", description = "It was there already, with the same content")
  @FailsWith("cohort-exists")
  ResponseEntity<CohortView> create(SignedIn signedIn, @RequestBody CohortRequest wish) {
    Outcome outcome = create.create(callers.of(signedIn), wish);
    CohortView view = CohortView.of(outcome.cohort());
    return outcome.created()
        ? ResponseEntity.created(URI.create(PATH + "/" + view.slug())).body(view)
        : ResponseEntity.ok(view);
  }

  @PatchMapping("/{slug}")
  @Operation(
      summary = "Change a cohort",
      description =
          "For admins. What is missing stays as it is. Another end or other blackout days lay the"
              + " learners' plans out anew; the zone can change until the first milestone event.")
  @ApiResponse(responseCode = "200", description = "The cohort as it now is")
  @FailsWith("zone-is-fixed")
  CohortView change(SignedIn signedIn, @PathVariable String slug, @RequestBody CohortChange wish) {
    return CohortView.of(change.change(callers.of(signedIn), slug, wish));
  }
}
