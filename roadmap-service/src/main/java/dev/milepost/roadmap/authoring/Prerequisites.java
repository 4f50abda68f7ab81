package dev.milepost.roadmap.authoring;

import dev.milepost.roadmap.authoring.Fields.Said;
import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Faults;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must come before what, among stages or among milestones. Prerequisites are looked at in the
 * order in which they are written: the one that closes a circle with those before it is reported,
 * and left out from then on, so that each circle is reported once.
 */
final class Prerequisites {

  private final Keys keys;
  private final Faults faults;
  private final List<Need> needs = new ArrayList<>();
  private final Map<String, List<Need>> accepted = new LinkedHashMap<>();
  private final Set<Need> inCycles = new HashSet<>();

  Prerequisites(Keys keys, Faults faults) {
    this.keys = keys;
    this.faults = faults;
  }

  /**
   * @param of empty when the key is faulty itself; then only the references are checked
   */
  void add(String of, List<Said> prerequisites) {
    prerequisites.forEach(keys::refer);
    if (!of.isEmpty()) {
      prerequisites.forEach(said -> needs.add(new Need(of, said)));
    }
  }

  /** To be called when all is read. */
  void check() {
    needs.stream().filter(need -> keys.has(need.to())).forEach(this::checkCycle);
    needs.stream().filter(need -> !inCycles.contains(need)).forEach(this::checkOrder);
  }

  private void checkCycle(Need need) {
    List<Need> way = way(need.to(), need.of());
    if (way.isEmpty() && !need.to().equals(need.of())) {
      accepted.computeIfAbsent(need.of(), key -> new ArrayList<>()).add(need);
      return;
    }
    inCycles.add(need);
    inCycles.addAll(way);
    var circle = new ArrayList<>(List.of(need.of(), need.to()));
    way.forEach(step -> circle.add(step.to()));
    faults.add(
        need.said().place(),
        Code.CYCLE,
        "This closes a circle in which each waits for the next: %s. Take one of these prerequisites out."
            .formatted(String.join(" → ", circle)));
  }

  /** The accepted needs that lead from one key to another, or none; breadth first. */
  private List<Need> way(String from, String to) {
    var cameBy = new HashMap<String, Need>();
    var open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && !cameBy.containsKey(to)) {
      for (Need need : accepted.getOrDefault(open.remove(), List.of())) {
        if (!need.to().equals(from) && cameBy.putIfAbsent(need.to(), need) == null) {
          open.add(need.to());
        }
      }
    }
    var way = new ArrayList<Need>();
    for (Need last = cameBy.get(to); last != null; last = cameBy.get(last.of())) {
      way.addFirst(last);
    }
    return way;
  }

  private void checkOrder(Need need) {
    int own = keys.stageOf(need.of()).orElse(Integer.MAX_VALUE);
    int other = keys.stageOf(need.to()).orElse(0);
    if (other > own) {
      faults.add(
          need.said().place(),
          Code.LATER_STAGE,
          "`%s` comes in stage %d, after stage %d that waits for it; wait for something earlier."
              .formatted(need.to(), other + 1, own + 1));
    }
  }

  private record Need(String of, Said said) {
    String to() {
      return said.text();
    }
  }
}
