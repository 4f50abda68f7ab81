package dev.milepost.progress.live;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * All that is live of a dashboard, in one language. Immutable, and shared by all who look at it.
 *
 * @param id differs when anything does
 * @param fragments HTML by name, each one element with an id
 */
record LiveContent(String id, Map<String, String> fragments) {

  static final LiveContent NOTHING = new LiveContent("", Map.of());

  /** Between two elements: a comment, which escaped text cannot hold. */
  private static final String BETWEEN = "\n<!---->\n";

  static LiveContent of(Map<String, String> fragments) {
    return new LiveContent(Integer.toHexString(fragments.hashCode()), fragments);
  }

  /** The fragments that differ from those of {@code other}, with a comment between two. */
  String beside(LiveContent other) {
    return fragments.entrySet().stream()
        .filter(one -> !Objects.equals(one.getValue(), other.fragments.get(one.getKey())))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining(BETWEEN));
  }
}
