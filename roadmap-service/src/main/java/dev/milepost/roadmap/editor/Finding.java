package dev.milepost.roadmap.editor;

import dev.milepost.roadmap.document.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * A fault or warning as the editor shows it.
 *
 * @param line from 1
 * @param column from 1, in characters
 * @param place where in the roadmap, in the author's own field names, counted from 1: {@code stages
 *     2 › milestones 1 › kind}; empty for the whole
 * @param code stable, such as {@code out-of-range}
 * @param detail what is wrong and what would be right
 */
record Finding(int line, int column, String place, String code, String detail) {

  static Finding of(Fault fault) {
    return new Finding(
        fault.line(), fault.column(), place(fault.pointer()), fault.code().slug(), fault.detail());
  }

  private static String place(String pointer) {
    var steps = new ArrayList<String>();
    for (String step : pointer.split("/")) {
      String name = step.replace("~1", "/").replace("~0", "~");
      if (!steps.isEmpty() && name.matches("\\d{1,9}")) {
        steps.add(steps.removeLast() + " " + (Integer.parseInt(name) + 1));
      } else if (!name.isEmpty()) {
        steps.add(name);
      }
    }
    return String.join(" › ", steps);
  }

  static List<Finding> of(List<Fault> faults, int limit) {
    return faults.stream().limit(limit).map(Finding::of).toList();
  }
}
