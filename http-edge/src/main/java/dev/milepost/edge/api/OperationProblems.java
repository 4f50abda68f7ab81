package dev.milepost.edge.api;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.ProblemType;
import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Tells of each operation the problems that its signature brings with it, and those that {@link
 * FailsWith} names.
 */
final class OperationProblems implements GlobalOperationCustomizer {

  private static final List<Rule> OF_SIGNATURE =
      List.of(
          new Rule(OperationProblems::hasAPathWithVariables, EdgeProblems.NOT_FOUND),
          new Rule(
              OperationProblems::readsParametersOrNeedsHeaders, EdgeProblems.INVALID_PARAMETERS),
          new Rule(
              OperationProblems::readsABody,
              EdgeProblems.BODY_TOO_LARGE,
              EdgeProblems.UNSUPPORTED_CONTENT_TYPE),
          new Rule(
              OperationProblems::readsFields,
              EdgeProblems.MALFORMED_JSON,
              EdgeProblems.MALFORMED_REQUEST,
              EdgeProblems.INVALID_FIELDS),
          new Rule(OperationProblems::answersWithABody, EdgeProblems.NOT_ACCEPTABLE));

  private final DescribedProblems problems;

  OperationProblems(DescribedProblems problems) {
    this.problems = problems;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    OF_SIGNATURE.stream()
        .filter(rule -> rule.fits().test(method))
        .flatMap(rule -> rule.types().stream())
        .forEach(type -> problems.add(operation, type));
    addDeclared(operation, method.getBeanType().getAnnotation(FailsWith.class));
    addDeclared(operation, method.getMethodAnnotation(FailsWith.class));
    return operation;
  }

  private void addDeclared(Operation operation, @Nullable FailsWith declared) {
    if (declared != null) {
      Arrays.stream(declared.value())
          .forEach(slug -> problems.add(operation, problems.named(slug)));
    }
  }

  private static boolean hasAPathWithVariables(HandlerMethod method) {
    return anyParameter(method, one -> one.hasParameterAnnotation(PathVariable.class));
  }

  private static boolean readsParametersOrNeedsHeaders(HandlerMethod method) {
    return anyParameter(
        method,
        one -> {
          var header = one.getParameterAnnotation(RequestHeader.class);
          if (header != null) {
            // Whoever leaves out the content type is told so with 415.
            return header.required() && !header.name().equals(HttpHeaders.CONTENT_TYPE);
          }
          return one.hasParameterAnnotation(RequestParam.class);
        });
  }

  private static boolean readsABody(HandlerMethod method) {
    var mapping =
        AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
    return readsFields(method) || (mapping != null && mapping.consumes().length > 0);
  }

  private static boolean readsFields(HandlerMethod method) {
    return anyParameter(
        method,
        one ->
            one.hasParameterAnnotation(RequestBody.class)
                && one.getParameterType() != byte[].class);
  }

  private static boolean answersWithABody(HandlerMethod method) {
    return !method.isVoid();
  }

  private static boolean anyParameter(HandlerMethod method, Predicate<MethodParameter> test) {
    return Arrays.stream(method.getMethodParameters()).anyMatch(test);
  }

  private record Rule(Predicate<HandlerMethod> fits, List<ProblemType> types) {

    Rule(Predicate<HandlerMethod> fits, ProblemType... types) {
      this(fits, List.of(types));
    }
  }
}
