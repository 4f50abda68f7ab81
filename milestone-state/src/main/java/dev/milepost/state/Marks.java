package dev.milepost.state;

/** The first and the last event of one type on one milestone; the same when there is one. */
public record Marks(Mark first, Mark last) {

  static Marks of(Mark only) {
    return new Marks(only, only);
  }

  Marks with(Mark mark) {
    if (mark.compareTo(first) < 0) {
      return new Marks(mark, last);
    }
    return mark.compareTo(last) > 0 ? new Marks(first, mark) : this;
  }
}
