package dev.milepost.edge.api;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Adds to a service's OpenAPI document what all of its operations share: the access token, and the
 * problems that any of them may answer with. What a controller itself declares stays.
 */
final class ApiDescription implements GlobalOpenApiCustomizer {

  private static final String TOKEN = "accessToken";
  private static final List<ProblemType> OF_EVERY_OPERATION =
      List.of(
          EdgeProblems.NOT_SIGNED_IN,
          EdgeProblems.NOT_ALLOWED,
          EdgeProblems.NOT_FOUND,
          EdgeProblems.UNAVAILABLE);

  private final ApiSettings settings;
  private final List<PathPattern> open;
  private final String server;

  ApiDescription(ApiSettings settings, List<PublicPaths> open, String server) {
    this.settings = settings;
    this.open =
        open.stream()
            .flatMap(paths -> paths.patterns().stream())
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
    this.server = server;
  }

  @Override
  public void customise(OpenAPI document) {
    document.info(
        new Info()
            .title(settings.title())
            .version(settings.version())
            .description(settings.summary()));
    document.servers(List.of(new Server().url(server)));
    document.addSecurityItem(new SecurityRequirement().addList(TOKEN));
    Components components = document.getComponents();
    if (components == null) {
      components = new Components();
      document.components(components);
    }
    components
        .addSecuritySchemes(TOKEN, token())
        .addSchemas("Fault", fault())
        .addSchemas("Problem", problem());
    for (ProblemType type : OF_EVERY_OPERATION) {
      components.addResponses(type.slug(), response(type));
    }
    if (document.getPaths() != null) {
      document
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperations().forEach(operation -> complete(operation, isOpen(path))));
    }
    if (components.getSchemas() != null) {
      components.getSchemas().remove(SignedIn.class.getSimpleName());
    }
  }

  private boolean isOpen(String path) {
    PathContainer container = PathContainer.parsePath(path);
    return open.stream().anyMatch(pattern -> pattern.matches(container));
  }

  private static void complete(Operation operation, boolean open) {
    if (open) {
      operation.security(List.of());
    }
    ApiResponses responses = operation.getResponses();
    if (responses == null) {
      responses = new ApiResponses();
      operation.responses(responses);
    }
    responses.forEach(ApiDescription::describeAsProblem);
    for (ProblemType type : OF_EVERY_OPERATION) {
      if (open && (type == EdgeProblems.NOT_SIGNED_IN || type == EdgeProblems.NOT_ALLOWED)) {
        continue;
      }
      responses.putIfAbsent(
          Integer.toString(type.status()),
          new ApiResponse().$ref("#/components/responses/" + type.slug()));
    }
  }

  /** Whatever an operation declares to fail with is a problem, and not what it returns else. */
  private static void describeAsProblem(String status, ApiResponse response) {
    boolean failure = status.startsWith("4") || status.startsWith("5");
    if (failure && response.get$ref() == null) {
      response.content(problemContent(null));
    }
  }

  private static Content problemContent(@Nullable Object example) {
    var media = new MediaType().schema(reference("#/components/schemas/Problem"));
    if (example != null) {
      media.example(example);
    }
    return new Content().addMediaType("application/problem+json", media);
  }

  private static SecurityScheme token() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .bearerFormat("JWT")
        .description("An access token (RFC 9068) of the issuer, for the audience milepost.");
  }

  private static ApiResponse response(ProblemType type) {
    var example = new LinkedHashMap<String, Object>();
    example.put("type", type.uri());
    example.put("title", type.title());
    example.put("status", type.status());
    example.put("detail", type.meaning());
    example.put("instance", "/api/v1/...");
    var response = new ApiResponse().description(type.title()).content(problemContent(example));
    if (type.equals(EdgeProblems.UNAVAILABLE)) {
      response.addHeaderObject(
          "Retry-After",
          new Header().description("Seconds to wait before trying again").schema(of("integer")));
    }
    return response;
  }

  private static Schema<?> problem() {
    Schema<?> faults = of("array");
    faults.items(reference("#/components/schemas/Fault"));
    return of("object")
        .description("Problem details (RFC 9457); a problem type may add members of its own.")
        .properties(
            Map.of(
                "type",
                of("string").format("uri-reference").description("/problems/<slug>, stable"),
                "title",
                of("string").description("What happened, the same for every occurrence"),
                "status",
                of("integer").description("The HTTP status"),
                "detail",
                of("string").description("This occurrence in words"),
                "instance",
                of("string").format("uri-reference").description("The request's path"),
                "faults",
                faults.description("Each thing that is wrong with the request")))
        .required(List.of("type", "title", "status", "detail", "instance"));
  }

  private static Schema<?> fault() {
    return of("object")
        .properties(
            Map.of(
                "pointer",
                of("string")
                    .description(
                        "JSON pointer (RFC 6901) into the body, ?name for a query parameter, or"
                            + " the name of a header"),
                "detail",
                of("string").description("What would be right there")))
        .required(List.of("pointer", "detail"));
  }

  private static Schema<?> of(String type) {
    var schema = new Schema<Object>(SpecVersion.V31);
    schema.addType(type);
    return schema;
  }

  private static Schema<?> reference(String target) {
    return new Schema<Object>(SpecVersion.V31).$ref(target);
  }
}
