package dev.milepost.edge.body;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is wrong with a JSON body, told from Jackson's exception: where, and what would be right,
 * never with Jackson's own message, since that quotes the body.
 */
final class JsonFaults {

  private static final String DUPLICATE = "Duplicate";

  private final JsonMapper json;

  JsonFaults(JsonMapper json) {
    this.json = json;
  }

  Problem problem(JacksonException exception) {
    Problem own = thrownByOurs(exception);
    if (own != null) {
      return own;
    }
    return switch (exception) {
      case InputCoercionException e -> field(pointer(e), Expected.inWords(e.getTargetType(), json));
      case StreamConstraintsException e ->
          malformed(
              e,
              "the body goes beyond a limit: objects and lists nest at most %d deep, a text has at most %d characters, a number %d digits, a field name %d characters"
                  .formatted(
                      StrictJson.LIMITS.getMaxNestingDepth(),
                      StrictJson.LIMITS.getMaxStringLength(),
                      StrictJson.LIMITS.getMaxNumberLength(),
                      StrictJson.LIMITS.getMaxNameLength()));
      case StreamReadException e when isDuplicate(e) ->
          field(pointerOfParser(e), "given only once");
      case StreamReadException e -> malformed(e, "this is where it stops being JSON");
      case UnrecognizedPropertyException e -> field(pointer(e), knownFields(e));
      case InvalidTypeIdException e -> field(pointer(e), "a kind of object that is known here");
      case MismatchedInputException e when isTrailing(e) ->
          malformed(e, "one JSON document was expected to end here");
      case MismatchedInputException e when isEmpty(e) ->
          new Problem(EdgeProblems.MALFORMED_JSON, "The body is empty; it has to hold JSON.");
      case MismatchedInputException e ->
          field(pointer(e), Expected.inWords(e.getTargetType(), json));
      default -> field(pointer(exception), "a value that can be used here");
    };
  }

  /** A {@link Problem} thrown while reading, placed at the field whose reading threw it. */
  private static @Nullable Problem thrownByOurs(JacksonException exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        String place = pointer(exception);
        List<Fault> faults =
            problem.faults().stream()
                .map(fault -> new Fault(place + fault.pointer(), fault.detail()))
                .toList();
        Problem placed = new Problem(problem.type(), problem.detail()).at(faults);
        for (var member : problem.members().entrySet()) {
          placed = placed.with(member.getKey(), member.getValue());
        }
        return placed;
      }
    }
    return null;
  }

  private static Problem field(String pointer, String wouldBeRight) {
    return new Problem(
            EdgeProblems.INVALID_FIELDS, "The body holds a field that cannot be accepted.")
        .at(pointer, wouldBeRight);
  }

  private static Problem malformed(JacksonException exception, String what) {
    TokenStreamLocation at = exception.getLocation();
    if (at == null || at.getLineNr() < 1) {
      return new Problem(EdgeProblems.MALFORMED_JSON, "The body is not valid: " + what + ".");
    }
    return new Problem(
            EdgeProblems.MALFORMED_JSON,
            "Line %d, column %d: %s.".formatted(at.getLineNr(), at.getColumnNr(), what))
        .with("line", at.getLineNr())
        .with("column", at.getColumnNr());
  }

  private static String knownFields(UnrecognizedPropertyException exception) {
    var known = exception.getKnownPropertyIds();
    if (known == null || known.isEmpty()) {
      return "no field of this name; there are none here";
    }
    return known.stream()
        .map(Object::toString)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(", ", "no field of this name; there are ", ""));
  }

  private static String pointer(JacksonException exception) {
    return exception.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? "/" + step.getIndex()
                    : Fault.step(step.getPropertyName()))
        .collect(Collectors.joining());
  }

  private static String pointerOfParser(StreamReadException exception) {
    JsonParser parser = exception.processor();
    return parser == null
        ? pointer(exception)
        : parser.streamReadContext().pathAsPointer().toString();
  }

  // Jackson has no type of its own for these; the tests hold the wording that is looked for.
  private static boolean isDuplicate(StreamReadException exception) {
    return exception.getOriginalMessage().startsWith(DUPLICATE);
  }

  private static boolean isTrailing(MismatchedInputException exception) {
    return exception.getOriginalMessage().startsWith("Trailing token");
  }

  private static boolean isEmpty(MismatchedInputException exception) {
    return exception.getOriginalMessage().startsWith("No content to map");
  }
}
