package dev.milepost.roadmap.authoring;

import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Faults;
import dev.milepost.roadmap.document.Node;
import dev.milepost.roadmap.document.Node.Refused;
import dev.milepost.roadmap.document.Node.Scalar;
import dev.milepost.roadmap.document.Node.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads single values; nothing comes back when the value is faulty, and the fault is reported.
 * {@code name} is how the fault calls the value.
 */
final class Values {

  /** No number that a roadmap may hold is longer, and reading much longer ones takes long. */
  private static final int MAX_DIGITS = 40;

  private final Faults faults;

  Values(Faults faults) {
    this.faults = faults;
  }

  /** Without white space at its end, which YAML's block texts have. */
  Optional<String> text(Node node, String name, Form form) {
    return scalar(node, Type.TEXT, name, "must be " + form.inWords())
        .flatMap(scalar -> formed(scalar, name, form));
  }

  private Optional<String> formed(Scalar scalar, String name, Form form) {
    String text = scalar.text();
    int length = text.codePointCount(0, text.length());
    if (length > form.maxLength()) {
      return faulty(
          scalar,
          Code.OUT_OF_RANGE,
          "%s has %,d characters; at most %,d fit.".formatted(name, length, form.maxLength()));
    }
    if (!form.pattern().matcher(text).matches()) {
      return faulty(
          scalar,
          Code.WRONG_FORM,
          "%s is %s; it must be %s.".formatted(name, quoted(text), form.inWords()));
    }
    return Optional.of(text.stripTrailing());
  }

  Optional<Integer> whole(Node node, String name, int min, int max) {
    String right = "must be a whole number from %,d to %,d".formatted(min, max);
    return number(node, name, min, max, right)
        .flatMap(
            number ->
                number.stripTrailingZeros().scale() <= 0
                    ? Optional.of(number.intValueExact())
                    : faulty(
                        node,
                        Code.WRONG_TYPE,
                        "%s is %s; it %s.".formatted(name, number.toPlainString(), right)));
  }

  Optional<Double> number(Node node, String name, int min, int max) {
    String right = "must be a number from %,d to %,d".formatted(min, max);
    return number(node, name, min, max, right).map(BigDecimal::doubleValue);
  }

  private Optional<BigDecimal> number(Node node, String name, int min, int max, String right) {
    return scalar(node, Type.NUMBER, name, right)
        .flatMap(scalar -> decimal(scalar, name, right))
        .flatMap(
            number ->
                number.compareTo(BigDecimal.valueOf(min)) >= 0
                        && number.compareTo(BigDecimal.valueOf(max)) <= 0
                    ? Optional.of(number)
                    : faulty(
                        node,
                        Code.OUT_OF_RANGE,
                        "%s is %s; it %s.".formatted(name, ((Scalar) node).text(), right)));
  }

  private Optional<BigDecimal> decimal(Scalar scalar, String name, String right) {
    try {
      if (scalar.text().length() <= MAX_DIGITS) {
        return Optional.of(new BigDecimal(scalar.text()));
      }
    } catch (NumberFormatException e) {
      // Hexadecimal, infinite and the like: reported as what they are.
    }
    return faulty(
        scalar,
        Code.WRONG_FORM,
        "%s is %s; it %s, written in decimal digits."
            .formatted(name, quoted(scalar.text()), right));
  }

  Optional<Boolean> flag(Node node, String name) {
    return scalar(node, Type.BOOLEAN, name, "must be true or false")
        .map(scalar -> scalar.text().equalsIgnoreCase("true"));
  }

  <E extends Enum<E>> Optional<E> choice(Node node, String name, Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Values::slug).toList();
    String right = "must be one of " + String.join(", ", names);
    return scalar(node, Type.TEXT, name, right)
        .flatMap(
            scalar ->
                names.contains(scalar.text())
                    ? Optional.of(type.getEnumConstants()[names.indexOf(scalar.text())])
                    : faulty(
                        scalar,
                        Code.WRONG_FORM,
                        "%s is %s; it %s.%s"
                            .formatted(
                                name,
                                quoted(scalar.text()),
                                right,
                                Nearest.suggestion(scalar.text(), names))));
  }

  static String slug(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Optional<Scalar> scalar(Node node, Type type, String name, String right) {
    return switch (node) {
      case Scalar scalar when scalar.type() == type -> Optional.of(scalar);
      case Refused refused -> Optional.empty();
      default ->
          faulty(
              node,
              Code.WRONG_TYPE,
              "%s is %s; it %s.%s".formatted(name, kind(node), right, hint(node, type)));
    };
  }

  static String kind(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> "an object";
      case Node.Sequence sequence -> "a list";
      case Refused refused -> "unreadable";
      case Scalar scalar ->
          switch (scalar.type()) {
            case TEXT -> "the text " + quoted(scalar.text());
            case NUMBER -> "the number " + quoted(scalar.text());
            case BOOLEAN -> scalar.text();
            case NULL -> "empty";
          };
    };
  }

  private static String hint(Node node, Type wanted) {
    if (!(node instanceof Scalar scalar)) {
      return "";
    }
    return switch (scalar.type()) {
      case NULL -> " Leave the field out to get its default.";
      case NUMBER, BOOLEAN -> wanted == Type.TEXT ? " Put it in quotation marks." : "";
      case TEXT -> wanted == Type.TEXT ? "" : " Leave quotation marks out.";
    };
  }

  static String quoted(String text) {
    return '"' + (text.length() > 60 ? text.substring(0, 59) + "…" : text) + '"';
  }

  private <T> Optional<T> faulty(Node node, Code code, String detail) {
    faults.add(node.place(), code, detail);
    return Optional.empty();
  }
}
