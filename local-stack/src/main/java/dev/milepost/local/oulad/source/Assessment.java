package dev.milepost.local.oulad.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that learners of one presentation hand in.
 *
 * @param id unique in the dataset, so the same assignment has another one in each presentation
 * @param dueDay counted from the presentation's start; null when the source does not know it
 * @param weight in percent of the grade
 */
public record Assessment(int id, Type type, @Nullable Integer dueDay, double weight) {

  /** Who marks it. */
  public enum Type {
    /** A tutor. */
    TMA,
    /** A computer. */
    CMA,
    EXAM;

    static Optional<Type> of(String name) {
      return Arrays.stream(values())
          .filter(type -> type.name().equals(name.toUpperCase(Locale.ROOT)))
          .findFirst();
    }

    /** As it stands in keys, such as {@code tma}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
