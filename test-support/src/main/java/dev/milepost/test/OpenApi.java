package dev.milepost.test;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service's published OpenAPI document, to be held against what every service promises. */
public final class OpenApi {

  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode document;

  public OpenApi(String json) {
    document = JSON.readTree(json);
  }

  /** What is left undescribed: bodies without example, and operations that hide how they fail. */
  public List<String> gaps() {
    var gaps = new ArrayList<String>();
    operations().forEach(operation -> addGaps(operation, gaps));
    return gaps;
  }

  /** Examples in JSON that do not fit the schema beside them, each with why. */
  public List<String> misfits() {
    var misfits = new ArrayList<String>();
    operations()
        .flatMap(operation -> operation.bodies().stream())
        .filter(body -> body.mediaType().endsWith("json") && body.content().has("schema"))
        .forEach(body -> examples(body).forEach(example -> addMisfits(body, example, misfits)));
    return misfits;
  }

  /** The {@code type} of every problem that an operation tells of. */
  public Set<String> problemTypes() {
    var types = new TreeSet<String>();
    operations()
        .flatMap(operation -> operation.bodies().stream())
        .filter(body -> body.mediaType().equals("application/problem+json"))
        .flatMap(body -> examples(body).stream())
        .forEach(example -> types.add(example.path("type").asString()));
    return types;
  }

  private void addGaps(Operation operation, List<String> gaps) {
    JsonNode security = operation.node().path("security");
    boolean open = security.isArray() && security.isEmpty();
    if (!open && operation.node().path("responses").path("401").isMissingNode()) {
      gaps.add(operation.name() + " needs a token and does not tell of 401");
    }
    if (operation.node().path("responses").propertyStream().noneMatch(OpenApi::isSuccess)) {
      gaps.add(operation.name() + " does not tell what it answers");
    }
    operation
        .node()
        .path("responses")
        .forEachEntry(
            (status, response) -> {
              if (!status.equals("204") && response.path("content").isEmpty()) {
                gaps.add(operation.name() + " " + status + " has no content");
              }
            });
    operation.bodies().stream()
        .filter(body -> examples(body).isEmpty())
        .forEach(body -> gaps.add(body.name() + " has no example"));
  }

  private static boolean isSuccess(Map.Entry<String, JsonNode> response) {
    return response.getKey().startsWith("2");
  }

  private void addMisfits(Body body, JsonNode example, List<String> misfits) {
    ObjectNode schema = JSON.createObjectNode();
    schema.set("components", document.path("components"));
    schema.set("allOf", JSON.createArrayNode().add(body.content().path("schema")));
    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(example)
        .forEach(error -> misfits.add(body.name() + ": " + error));
  }

  private List<JsonNode> examples(Body body) {
    var examples = new ArrayList<JsonNode>();
    if (body.content().has("example")) {
      examples.add(body.content().get("example"));
    }
    body.content()
        .path("examples")
        .forEach(
            example -> {
              String reference = example.path("$ref").asString();
              JsonNode found = reference.isEmpty() ? example : document.at(reference.substring(1));
              if (found.has("value")) {
                examples.add(found.get("value"));
              }
            });
    return examples;
  }

  private Stream<Operation> operations() {
    return document
        .path("paths")
        .propertyStream()
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .map(
                        operation ->
                            new Operation(
                                operation.getKey() + " " + path.getKey(), operation.getValue())));
  }

  private record Operation(String name, JsonNode node) {

    List<Body> bodies() {
      var bodies = new ArrayList<Body>();
      addBodies(name + " request", node.path("requestBody"), bodies);
      node.path("responses")
          .forEachEntry((status, response) -> addBodies(name + " " + status, response, bodies));
      return bodies;
    }

    private static void addBodies(String name, JsonNode holder, List<Body> bodies) {
      holder
          .path("content")
          .forEachEntry((type, content) -> bodies.add(new Body(name + " " + type, type, content)));
    }
  }

  private record Body(String name, String mediaType, JsonNode content) {}
}
