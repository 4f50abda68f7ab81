package dev.milepost.roadmap.web;

import dev.milepost.roadmap.document.Fault;
import java.util.List;

/**
 * A fault or warning as it is sent: a fault of problem details with line, column and code.
 *
 * @param line from 1
 * @param column from 1
 * @param code stable, such as {@code out-of-range}
 */
record RoadmapFault(int line, int column, String pointer, String code, String detail) {

  static List<RoadmapFault> of(List<Fault> faults) {
    return faults.stream()
        .map(
            fault ->
                new RoadmapFault(
                    fault.line(),
                    fault.column(),
                    fault.pointer(),
                    fault.code().slug(),
                    fault.detail()))
        .toList();
  }
}
