package dev.milepost.roadmap.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with one document. At most {@value #LIMIT} faults are kept; one more says
 * that there are others. Not thread-safe.
 */
public final class Faults {

  static final int LIMIT = 1000;

  private final List<Fault> found = new ArrayList<>();

  public void add(Place place, Fault.Code code, String detail) {
    if (found.size() < LIMIT) {
      found.add(new Fault(place, code, detail));
    } else if (found.size() == LIMIT) {
      found.add(
          new Fault(
              place,
              Fault.Code.TOO_MANY_FAULTS,
              "There are more than %d faults; mend the others first.".formatted(LIMIT)));
    }
  }

  /** In the order of the text. */
  public List<Fault> inOrder() {
    return found.stream().sorted(Fault.IN_ORDER).toList();
  }
}
