package dev.milepost.roadmap.web;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.roadmap.publishing.PublishingProblems;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Describes the problems that the operations here refer to, by the type's slug; any operation can
 * be asked for a type that it does not write.
 */
@Component
class ProblemResponses implements GlobalOpenApiCustomizer {

  private static final List<ProblemType> TYPES =
      List.of(
          EdgeProblems.INVALID_PARAMETERS,
          EdgeProblems.NOT_ACCEPTABLE,
          EdgeProblems.BODY_TOO_LARGE,
          EdgeProblems.UNSUPPORTED_CONTENT_TYPE,
          PublishingProblems.SLUG_TAKEN,
          PublishingProblems.DRAFT_CHANGED,
          PublishingProblems.PRECONDITION_REQUIRED);

  private final JsonMapper json;

  ProblemResponses(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void customise(OpenAPI document) {
    if (document.getComponents() == null) {
      document.components(new Components());
    }
    Components components = document.getComponents();
    TYPES.forEach(
        type ->
            components.addResponses(
                name(type),
                response(type, new Problem(type, type.meaning()).body("/api/v1/roadmaps"))));
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(
            operation ->
                operation
                    .getResponses()
                    .putIfAbsent(
                        "406",
                        new ApiResponse()
                            .$ref("#/components/responses/" + EdgeProblems.NOT_ACCEPTABLE.slug())));
    components.addResponses(
        name(PublishingProblems.INVALID_ROADMAP),
        response(
            PublishingProblems.INVALID_ROADMAP, json.readValue(Examples.INVALID, Object.class)));
  }

  private static ApiResponse response(ProblemType type, Object example) {
    return new ApiResponse()
        .description(type.title())
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                        .example(example)));
  }

  /** A component's name may hold no slash. */
  private static String name(ProblemType type) {
    return type.slug().replace('/', '.');
  }
}
