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

  static LiveContent of(Map<String, String> fragments) {
    return new LiveContent(Integer.toHexString(fragments.hashCode()), fragments);
  }

  /** The fragments that differ from {@code other}, one after another. */
  String beside(LiveContent other) {
    return fragments.entrySet().stream()
        .filter(one -> !Objects.equals(one.getValue(), other.fragments.get(one.getKey())))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining("\n"));
  }
}
