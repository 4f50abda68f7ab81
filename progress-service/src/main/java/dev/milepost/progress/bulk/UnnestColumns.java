package dev.milepost.progress.bulk;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Turns rows into the columns that a set-based statement takes through {@code unnest}. All but the
 * plain {@link #column} are sent in binary form.
 */
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

  /** A {@code uuid[]}, without nulls. */
  public static <T> PGobject uuids(Collection<T> rows, Function<T, UUID> value) {
    return new UuidArray(rows.stream().map(value).toArray(UUID[]::new));
  }

  /** A {@code bigint[]}. */
  public static <T> long[] longs(Collection<T> rows, ToLongFunction<T> value) {
    return rows.stream().mapToLong(value).toArray();
  }

  /** An {@code int[]}. */
  public static <T> @Nullable Integer[] ints(
      Collection<T> rows, Function<T, @Nullable Integer> value) {
    return rows.stream().map(value).toArray(Integer[]::new);
  }

  /** An {@code int[]} of days since 1970-01-01, for the statement to add to that date. */
  public static <T> @Nullable Integer[] days(
      Collection<T> rows, Function<T, @Nullable LocalDate> value) {
    return rows.stream()
        .map(value)
        .map(day -> day == null ? null : Math.toIntExact(day.toEpochDay()))
        .toArray(Integer[]::new);
  }

  /** A {@code bytea[]}. */
  public static <T> byte[][] bytes(Collection<T> rows, Function<T, byte[]> value) {
    return rows.stream().map(value).toArray(byte[][]::new);
  }
}
