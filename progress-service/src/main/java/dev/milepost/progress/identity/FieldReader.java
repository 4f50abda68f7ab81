package dev.milepost.progress.identity;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body's fields one after the other and keeps every fault, so that all are told at once.
 */
public final class FieldReader {

  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param pointer where the field is
   * @param reader empty for a text that cannot be accepted
   * @param rule what would be right
   * @return null when the field is missing or faulty
   */
  public <T> @Nullable T optional(
      String pointer, @Nullable String text, Function<String, Optional<T>> reader, String rule) {
    if (text == null) {
      return null;
    }
    Optional<T> value = reader.apply(text);
    require(value.isPresent(), pointer, rule);
    return value.orElse(null);
  }

  /**
   * As {@link #optional}, but a missing field is a fault as well.
   *
   * @param standIn takes the place of a missing or faulty value, so that reading can go on
   */
  public <T> T required(
      String pointer,
      @Nullable String text,
      Function<String, Optional<T>> reader,
      String rule,
      T standIn) {
    require(text != null, pointer, rule);
    T value = optional(pointer, text, reader, rule);
    return value == null ? standIn : value;
  }

  /** Keeps a fault unless the rule is met. */
  public void require(boolean met, String pointer, String rule) {
    if (!met) {
      faults.add(new Fault(pointer, rule));
    }
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /**
   * @throws Problem {@code invalid-fields} with every fault, when there is one
   */
  public void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new Problem(
              EdgeProblems.INVALID_FIELDS, "The body holds fields that cannot be accepted.")
          .at(faults);
    }
  }
}
