package dev.milepost.edge.api;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.ProblemType;
import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Adds to a service's OpenAPI document what all of its operations share: the access token, the
 * problems that any of them may answer with, and the examples that stand in files. What a
 * controller itself declares stays.
 */
final class ApiDescription implements GlobalOpenApiCustomizer {

  private static final String TOKEN = "accessToken";
  private static final List<ProblemType> OF_EVERY_OPERATION =
      List.of(EdgeProblems.INTERNAL_ERROR, EdgeProblems.UNAVAILABLE);
  private static final List<ProblemType> WHERE_A_TOKEN_IS_NEEDED =
      List.of(EdgeProblems.NOT_SIGNED_IN, EdgeProblems.NOT_ALLOWED);

  private final ApiSettings settings;
  private final List<PathPattern> open;
  private final String server;
  private final DescribedProblems problems;
  private final BodyExamples examples;

  ApiDescription(
      ApiSettings settings,
      List<PublicPaths> open,
      String server,
      DescribedProblems problems,
      BodyExamples examples) {
    this.settings = settings;
    this.open =
        open.stream()
            .flatMap(paths -> paths.patterns().stream())
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
    this.server = server;
    this.problems = problems;
    this.examples = examples;
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
    if (document.getComponents() == null) {
      document.components(new Components());
    }
    document.getComponents().addSecuritySchemes(TOKEN, token());
    problems.addTo(document.getComponents());
    if (document.getPaths() != null) {
      document
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperations().forEach(operation -> complete(operation, isOpen(path))));
      examples.addTo(document);
    }
    document.getComponents().getSchemas().remove(SignedIn.class.getSimpleName());
  }

  private boolean isOpen(String path) {
    PathContainer container = PathContainer.parsePath(path);
    return open.stream().anyMatch(pattern -> pattern.matches(container));
  }

  private void complete(Operation operation, boolean open) {
    OF_EVERY_OPERATION.forEach(type -> problems.add(operation, type));
    if (open) {
      operation.security(List.of());
    } else {
      WHERE_A_TOKEN_IS_NEEDED.forEach(type -> problems.add(operation, type));
    }
    var byStatus = new ApiResponses();
    byStatus.putAll(new TreeMap<>(operation.getResponses()));
    operation.responses(byStatus);
  }

  private static SecurityScheme token() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .bearerFormat("JWT")
        .description("An access token (RFC 9068) of the issuer, for the audience milepost.");
  }
}
