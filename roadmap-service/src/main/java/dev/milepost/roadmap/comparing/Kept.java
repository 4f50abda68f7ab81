package dev.milepost.roadmap.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which items of a list stayed where they were when others moved around them. */
final class Kept {

  private Kept() {}

  /**
   * The most items that both lists have in the same order. The rest of what they share has moved;
   * so one item pulled to the front is one move, and not a move of all others.
   */
  static Set<String> inOrder(List<String> before, List<String> after) {
    var placeBefore = new HashMap<String, Integer>();
    before.forEach(key -> placeBefore.put(key, placeBefore.size()));
    List<String> shared = after.stream().filter(placeBefore::containsKey).toList();
    return longestRise(shared, placeBefore);
  }

  /** The longest subsequence whose places rise; patience sorting. */
  private static Set<String> longestRise(List<String> keys, Map<String, Integer> places) {
    var previous = new HashMap<String, String>();
    var ends = new ArrayList<String>();
    for (String key : keys) {
      int length = 0;
      while (length < ends.size() && place(places, ends.get(length)) < place(places, key)) {
        length++;
      }
      if (length > 0) {
        previous.put(key, ends.get(length - 1));
      }
      if (length == ends.size()) {
        ends.add(key);
      } else {
        ends.set(length, key);
      }
    }
    var kept = new HashSet<String>();
    for (String key = ends.isEmpty() ? null : ends.getLast(); key != null; ) {
      kept.add(key);
      key = previous.get(key);
    }
    return kept;
  }

  private static int place(Map<String, Integer> places, String key) {
    return places.getOrDefault(key, 0);
  }
}
