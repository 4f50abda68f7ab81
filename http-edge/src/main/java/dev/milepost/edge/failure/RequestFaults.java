package dev.milepost.edge.failure;

import dev.milepost.edge.body.StrictJson;
import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.problem.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/**
 * What is wrong with a request that Spring MVC refused, in the project's own words: Spring's and
 * Jackson's messages may quote what was sent.
 */
final class RequestFaults {

  private final StrictJson json;

  RequestFaults(StrictJson json) {
    this.json = json;
  }

  /** Empty when {@code exception} does not tell of a fault of the request. */
  Optional<Problem> problem(Exception exception) {
    return Optional.ofNullable(
        switch (exception) {
          case NoResourceFoundException e -> Problem.notFound();
          case NoHandlerFoundException e -> Problem.notFound();
          case HttpMessageNotReadableException e -> unreadable(e);
          case MethodArgumentNotValidException e -> invalid(e);
          case HandlerMethodValidationException e -> invalid(e);
          case MethodArgumentTypeMismatchException e -> mistyped(e);
          case MissingServletRequestParameterException e ->
              parameters(new Fault("?" + e.getParameterName(), "has to be given"));
          case MissingRequestHeaderException e ->
              parameters(new Fault(e.getHeaderName(), "has to be given"));
          case MissingServletRequestPartException e ->
              parameters(
                  new Fault(e.getRequestPartName(), "has to be given as a part of the form"));
          case MaxUploadSizeExceededException e -> tooLarge(e);
          case HttpRequestMethodNotSupportedException e -> method(e);
          case HttpMediaTypeNotSupportedException e -> contentType(e);
          case HttpMediaTypeNotAcceptableException e -> notAcceptable(e);
          case ErrorResponse e -> ofStatus(e.getStatusCode().value(), e.getHeaders());
          default -> null;
        });
  }

  /**
   * The problem for a bare status, as the container or a library sets it. Null for 5xx: that is no
   * fault of the request.
   */
  static @Nullable Problem ofStatus(int status, HttpHeaders headers) {
    ProblemType type =
        switch (status) {
          case 401 -> EdgeProblems.NOT_SIGNED_IN;
          case 403 -> EdgeProblems.NOT_ALLOWED;
          case 404 -> EdgeProblems.NOT_FOUND;
          case 405 -> EdgeProblems.METHOD_NOT_ALLOWED;
          case 406 -> EdgeProblems.NOT_ACCEPTABLE;
          case 413 -> EdgeProblems.BODY_TOO_LARGE;
          case 415 -> EdgeProblems.UNSUPPORTED_CONTENT_TYPE;
          case 503 -> EdgeProblems.UNAVAILABLE;
          default -> status < 500 ? EdgeProblems.MALFORMED_REQUEST : null;
        };
    if (type == null) {
      return null;
    }
    Problem problem =
        type == EdgeProblems.NOT_FOUND ? Problem.notFound() : new Problem(type, type.meaning());
    for (String name : headers.headerNames()) {
      String value = headers.getFirst(name);
      problem = value == null ? problem : problem.withHeader(name, value);
    }
    return problem;
  }

  private Problem unreadable(HttpMessageNotReadableException exception) {
    for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof JacksonException broken) {
        return json.problem(broken);
      }
    }
    return new Problem(
        EdgeProblems.MALFORMED_REQUEST, "The body is missing or cannot be read to its end.");
  }

  private static Problem invalid(MethodArgumentNotValidException exception) {
    boolean body = exception.getParameter().hasParameterAnnotation(RequestBody.class);
    return body
        ? fields(exception.getFieldErrors().stream().map(RequestFaults::field).toList())
        : parameters(
            exception.getFieldErrors().stream()
                .map(error -> new Fault("?" + error.getField(), words(error)))
                .toArray(Fault[]::new));
  }

  private static @Nullable Problem invalid(HandlerMethodValidationException exception) {
    if (exception.isForReturnValue()) {
      return null;
    }
    List<Fault> faults =
        exception.getParameterValidationResults().stream()
            .flatMap(result -> faults(result).stream())
            .toList();
    return faults.stream().anyMatch(fault -> fault.pointer().startsWith("/"))
        ? fields(faults)
        : parameters(faults.toArray(Fault[]::new));
  }

  private static List<Fault> faults(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return errors.getFieldErrors().stream().map(RequestFaults::field).toList();
    }
    String pointer = pointer(result.getMethodParameter());
    return result.getResolvableErrors().stream()
        .map(error -> new Fault(pointer, words(error)))
        .toList();
  }

  /**
   * An identifier in the path that cannot be one is that of nothing; else the value is at fault.
   */
  private static Problem mistyped(MethodArgumentTypeMismatchException exception) {
    MethodParameter parameter = exception.getParameter();
    if (parameter.hasParameterAnnotation(PathVariable.class)) {
      return Problem.notFound();
    }
    boolean header = parameter.hasParameterAnnotation(RequestHeader.class);
    return parameters(
        new Fault((header ? "" : "?") + exception.getName(), inWords(exception.getRequiredType())));
  }

  private static String inWords(@Nullable Class<?> type) {
    // Spring reads an enum parameter by the constant's own name, unlike a field of a JSON body.
    return type != null && type.isEnum()
        ? Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .collect(Collectors.joining(", ", "one of ", ""))
        : StrictJson.inWords(type);
  }

  private static Problem tooLarge(MaxUploadSizeExceededException exception) {
    long limit = exception.getMaxUploadSize();
    return limit < 0
        ? new Problem(EdgeProblems.BODY_TOO_LARGE, "The upload is too large.")
        : new Problem(
                EdgeProblems.BODY_TOO_LARGE,
                "The upload may have at most %d bytes.".formatted(limit))
            .with("limitBytes", limit);
  }

  private static Problem method(HttpRequestMethodNotSupportedException exception) {
    String[] supported = exception.getSupportedMethods();
    String allowed = supported == null ? "" : String.join(", ", supported);
    return new Problem(
            EdgeProblems.METHOD_NOT_ALLOWED, "This path has the methods " + allowed + ".")
        .withHeader(HttpHeaders.ALLOW, allowed);
  }

  private static Problem contentType(HttpMediaTypeNotSupportedException exception) {
    List<String> supported = names(exception.getSupportedMediaTypes());
    return new Problem(
            EdgeProblems.UNSUPPORTED_CONTENT_TYPE,
            "This path reads bodies of type " + String.join(", ", supported) + ".")
        .with("supported", supported)
        .withHeader(HttpHeaders.ACCEPT, String.join(", ", supported));
  }

  private static Problem notAcceptable(HttpMediaTypeNotAcceptableException exception) {
    List<String> supported = names(exception.getSupportedMediaTypes());
    return new Problem(
            EdgeProblems.NOT_ACCEPTABLE,
            "This path answers with " + String.join(", ", supported) + ".")
        .with("supported", supported);
  }

  private static List<String> names(Collection<MediaType> types) {
    return types.stream().map(MediaType::toString).distinct().sorted().toList();
  }

  private static Problem fields(List<Fault> faults) {
    return new Problem(
            EdgeProblems.INVALID_FIELDS, "The body holds fields that cannot be accepted.")
        .at(faults);
  }

  private static Problem parameters(Fault... faults) {
    return new Problem(
            EdgeProblems.INVALID_PARAMETERS,
            "Parameters or headers are missing or cannot be accepted.")
        .at(List.of(faults));
  }

  /** Bean validation writes {@code stages[2].weeks}; a JSON pointer is {@code /stages/2/weeks}. */
  private static Fault field(FieldError error) {
    String pointer =
        Arrays.stream(error.getField().replace("]", "").split("[.\\[]"))
            .map(Fault::step)
            .collect(Collectors.joining());
    return new Fault(pointer, words(error));
  }

  private static String pointer(MethodParameter parameter) {
    String name = parameter.getParameterName();
    RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
    if (header != null && !header.name().isEmpty()) {
      return header.name();
    }
    return parameter.hasParameterAnnotation(RequestBody.class) ? "/" : "?" + name;
  }

  private static String words(MessageSourceResolvable error) {
    String words = error.getDefaultMessage();
    return words == null ? "another value" : words;
  }
}
