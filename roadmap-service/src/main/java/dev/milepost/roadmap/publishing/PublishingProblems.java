package dev.milepost.roadmap.publishing;

import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The problems that authors of roadmaps can meet. */
@Configuration(proxyBeanMethods = false)
public class PublishingProblems {

  public static final ProblemType INVALID_ROADMAP =
      new ProblemType(
          "roadmaps/invalid-roadmap",
          422,
          "The roadmap cannot be published as it is",
          "`faults` lists everything that is wrong, each with line, column, JSON pointer, a stable"
              + " code and what would be right. Nothing was saved.");
  public static final ProblemType DRAFT_CHANGED =
      new ProblemType(
          "roadmaps/draft-changed",
          412,
          "The draft is not the one you expect",
          "Somebody else has changed it, or it does not exist. The header `ETag` has its present"
              + " revision. Read the draft, merge your change, and send it with the new"
              + " `If-Match`.");
  public static final ProblemType PRECONDITION_REQUIRED =
      new ProblemType(
          "roadmaps/precondition-required",
          428,
          "Say which draft you change",
          "The draft exists. Send `If-Match` with the `ETag` that you read, so that nobody's work"
              + " is overwritten unseen.");
  public static final ProblemType SLUG_TAKEN =
      new ProblemType(
          "roadmaps/slug-taken",
          409,
          "The slug is taken",
          "Another organisation has a roadmap of this name; choose another slug.");

  @Bean
  ProblemTypes publishingProblemTypes() {
    return ProblemTypes.of(INVALID_ROADMAP, DRAFT_CHANGED, PRECONDITION_REQUIRED, SLUG_TAKEN);
  }
}
