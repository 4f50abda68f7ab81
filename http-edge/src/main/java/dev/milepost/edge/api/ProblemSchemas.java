package dev.milepost.edge.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;

/** The schemas of problem details (RFC 9457) and of the faults in them. */
final class ProblemSchemas {

  private ProblemSchemas() {}

  static void addTo(Components components) {
    components.addSchemas("Fault", fault()).addSchemas("Problem", problem());
  }

  static Schema<?> ofProblems() {
    return reference("#/components/schemas/Problem");
  }

  static Schema<?> of(String type) {
    var schema = new Schema<Object>(SpecVersion.V31);
    schema.addType(type);
    return schema;
  }

  @SuppressWarnings("rawtypes") // As the model has it.
  private static Schema<?> problem() {
    var properties = new LinkedHashMap<String, Schema>();
    properties.put(
        "type",
        of("string").format("uri-reference").description("/problems/<slug>, stable, tells more"));
    properties.put(
        "title", of("string").description("What happened, the same for every occurrence"));
    properties.put("status", of("integer").description("The HTTP status"));
    properties.put("detail", of("string").description("This occurrence in words"));
    properties.put(
        "instance",
        of("string")
            .format("uri-reference")
            .description("The request's path; `...` for a step of it that may be personal"));
    properties.put(
        "faults",
        of("array")
            .items(reference("#/components/schemas/Fault"))
            .description("Each thing that is wrong with the request"));
    return of("object")
        .description("Problem details (RFC 9457); a problem type may add members of its own.")
        .properties(properties)
        .required(List.of("type", "title", "status", "detail", "instance"));
  }

  @SuppressWarnings("rawtypes") // As the model has it.
  private static Schema<?> fault() {
    var properties = new LinkedHashMap<String, Schema>();
    properties.put(
        "pointer",
        of("string")
            .description(
                "JSON pointer (RFC 6901) into the body, ?name for a query parameter, or the name of"
                    + " a header"));
    properties.put("detail", of("string").description("What would be right there"));
    return of("object").properties(properties).required(List.of("pointer", "detail"));
  }

  private static Schema<?> reference(String target) {
    return new Schema<Object>(SpecVersion.V31).$ref(target);
  }
}
