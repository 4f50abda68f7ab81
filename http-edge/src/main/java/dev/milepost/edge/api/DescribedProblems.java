package dev.milepost.edge.api;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.problem.ProblemTypes;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service's problem types in the terms of OpenAPI: each is an example among the components, and
 * an operation's answer with a status refers to those that it can be.
 */
final class DescribedProblems {

  private static final String MEDIA_TYPE = "application/problem+json";

  private final Map<String, ProblemType> types = new TreeMap<>();
  private final Map<String, Map<String, Object>> occurrences;

  /**
   * @param occurrences what an occurrence looks like, by slug, where it differs from the type's own
   *     words
   */
  DescribedProblems(List<ProblemTypes> groups, Map<String, Map<String, Object>> occurrences) {
    groups.stream()
        .flatMap(group -> group.types().stream())
        .forEach(type -> types.put(type.slug(), type));
    this.occurrences = occurrences;
    occurrences.keySet().forEach(this::named);
  }

  ProblemType named(String slug) {
    ProblemType type = types.get(slug);
    if (type == null) {
      throw new IllegalStateException("this service has no problem type " + slug);
    }
    return type;
  }

  /** Tells that {@code operation} may answer with {@code type}. */
  void add(Operation operation, ProblemType type) {
    ApiResponse answer = answer(operation, type);
    MediaType media =
        answer
            .getContent()
            .computeIfAbsent(
                MEDIA_TYPE, name -> new MediaType().schema(ProblemSchemas.ofProblems()));
    String name = name(type);
    if (media.getExamples() != null && media.getExamples().containsKey(name)) {
      return;
    }
    media.addExamples(name, new Example().$ref("#/components/examples/" + name));
    String words = "`%s`: %s".formatted(type.slug(), type.title());
    answer.description(
        answer.getDescription() == null ? words : answer.getDescription() + "; " + words);
    if (type.status() == 503) {
      answer.addHeaderObject("Retry-After", retryAfter());
    }
  }

  private static ApiResponse answer(Operation operation, ProblemType type) {
    if (operation.getResponses() == null) {
      operation.responses(new ApiResponses());
    }
    return operation
        .getResponses()
        .computeIfAbsent(
            Integer.toString(type.status()), status -> new ApiResponse().content(new Content()));
  }

  void addTo(Components components) {
    ProblemSchemas.addTo(components);
    types.values().forEach(type -> components.addExamples(name(type), example(type)));
  }

  private Example example(ProblemType type) {
    Map<String, Object> value = new Problem(type, type.meaning()).body("/api/v1/...");
    value.putAll(occurrences.getOrDefault(type.slug(), Map.of()));
    return new Example().summary(type.title()).value(value);
  }

  private static Header retryAfter() {
    return new Header()
        .description("Seconds to wait before trying again")
        .schema(ProblemSchemas.of("integer"));
  }

  /** A component's name may hold no slash. */
  private static String name(ProblemType type) {
    return type.slug().replace('/', '.');
  }
}
