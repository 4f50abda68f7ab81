package dev.milepost.progress.bulk;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Turns rows into the columns that a set-based statement takes through {@code unnest}. */
public final class UnnestColumns {

  private UnnestColumns() {}

  /** One cell a row, as text for the statement to cast; null stays null. */
  public static <T> @Nullable String[] column(
      Collection<T> rows, Function<T, ? extends @Nullable Object> value) {
    return rows.stream()
        .map(value)
        .map(cell -> cell == null ? null : cell.toString())
        .toArray(String[]::new);
  }

  /** A {@code uuid[]}, without nulls, in binary form. */
  public static <T> PGobject uuids(Collection<T> rows, Function<T, UUID> value) {
    return new UuidArray(rows.stream().map(value).toArray(UUID[]::new));
  }
}
