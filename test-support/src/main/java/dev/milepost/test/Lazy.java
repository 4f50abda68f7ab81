package dev.milepost.test;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first asked for; a failure is tried anew at the next. Thread-safe. */
final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> make;
  private @Nullable T value;

  Lazy(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public synchronized T get() {
    T present = value;
    if (present == null) {
      present = make.get();
      value = present;
    }
    return present;
  }
}
