package dev.milepost.edge.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives every body that is described without an example the one of its schema: the resource {@code
 * openapi/examples/<schema>.json}. It stands among the components once, however many operations
 * take or give such a body.
 */
final class BodyExamples {

  private static final String SCHEMAS = "#/components/schemas/";

  private final ApiResources resources;

  BodyExamples(ApiResources resources) {
    this.resources = resources;
  }

  void addTo(OpenAPI document) {
    Components components = document.getComponents();
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .flatMap(BodyExamples::bodies)
        .flatMap(content -> content.values().stream())
        .filter(media -> media.getExample() == null && media.getExamples() == null)
        .forEach(media -> complete(media, components));
  }

  private static Stream<Content> bodies(Operation operation) {
    Stream<Content> answers =
        operation.getResponses().values().stream()
            .flatMap(response -> Stream.ofNullable(response.getContent()));
    return operation.getRequestBody() == null
        ? answers
        : Stream.concat(Stream.ofNullable(operation.getRequestBody().getContent()), answers);
  }

  private void complete(MediaType media, Components components) {
    Schema<?> schema = media.getSchema();
    if (schema == null) {
      return;
    }
    String name = nameOf(schema);
    if (name != null) {
      example(name)
          .ifPresent(
              example -> {
                components.addExamples(name, new Example().value(example));
                media.addExamples(name, new Example().$ref("#/components/examples/" + name));
              });
    } else if (schema.getItems() != null && nameOf(schema.getItems()) instanceof String item) {
      example(item).ifPresent(example -> media.example(List.of(example)));
    }
  }

  private Optional<Object> example(String schema) {
    return resources.read("openapi/examples/" + schema + ".json", Object.class);
  }

  private static @Nullable String nameOf(Schema<?> schema) {
    String reference = schema.get$ref();
    return reference != null && reference.startsWith(SCHEMAS)
        ? reference.substring(SCHEMAS.length())
        : null;
  }
}
