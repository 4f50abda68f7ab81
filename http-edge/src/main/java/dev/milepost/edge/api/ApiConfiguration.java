package dev.milepost.edge.api;

import dev.milepost.edge.problem.ProblemTypes;
import dev.milepost.edge.reader.InWords;
import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignInConfiguration;
import dev.milepost.edge.signin.SignedIn;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service the OpenAPI 3.1 description of its operations below {@code /api}. */
@AutoConfiguration(after = SignInConfiguration.class)
@EnableConfigurationProperties(ApiSettings.class)
public class ApiConfiguration {

  static {
    // Who asks comes from the token; else it would be described as a part of the body.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(SignedIn.class);
  }

  @Bean
  ApiDescription apiDescription(
      ApiSettings settings,
      List<PublicPaths> open,
      @Value("${milepost.public-url:/}") String server,
      DescribedProblems problems,
      JsonMapper json) {
    return new ApiDescription(
        settings, open, server, problems, new BodyExamples(new ApiResources(json)));
  }

  @Bean
  DescribedProblems describedProblems(List<ProblemTypes> types, JsonMapper json) {
    return new DescribedProblems(types, new ApiResources(json).problems());
  }

  @Bean
  OperationProblems operationProblems(DescribedProblems problems) {
    return new OperationProblems(problems);
  }

  @Bean
  NullnessOfRecords nullnessOfRecords() {
    return new NullnessOfRecords();
  }

  /** Tells which operations answer in words, and how their language is chosen. */
  @Bean
  GlobalOperationCustomizer languageOfWords() {
    return (operation, method) -> {
      if (method.hasMethodAnnotation(InWords.class)) {
        operation.addParametersItem(
            new HeaderParameter()
                .name(HttpHeaders.ACCEPT_LANGUAGE)
                .description("The language of the answer's sentences: en (as without it) or de")
                .schema(new StringSchema())
                .example("de"));
      }
      return operation;
    };
  }

  /** Leaves out who asks also where that may be nobody. */
  @Bean
  GlobalOperationCustomizer whoAsksIsNoParameter() {
    return (operation, method) -> {
      List<String> hidden =
          Arrays.stream(method.getMethodParameters())
              .filter(
                  parameter ->
                      parameter.nestedIfOptional().getNestedParameterType() == SignedIn.class)
              .map(MethodParameter::getParameterName)
              .toList();
      List<Parameter> shown = operation.getParameters();
      if (shown != null) {
        shown = shown.stream().filter(one -> !hidden.contains(one.getName())).toList();
        operation.setParameters(shown.isEmpty() ? null : shown);
      }
      return operation;
    };
  }
}
