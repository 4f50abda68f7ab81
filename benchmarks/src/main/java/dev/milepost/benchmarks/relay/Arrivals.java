package dev.milepost.benchmarks.relay;

import dev.milepost.benchmarks.results.Invalid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When each event came, and whether those of one key came in the order in which they were appended.
 * An event may come again, but may not come for the first time behind a later one of its key. One
 * thread notes; any may ask.
 */
final class Arrivals {

  private final Map<UUID, Integer> places = new ConcurrentHashMap<>();
  private final Map<UUID, Long> first = new ConcurrentHashMap<>();
  private final Map<String, Integer> furthest = new HashMap<>();
  private volatile @Nullable String disorder;

  /** Says in which order events will be appended, before they are. */
  void expect(List<UUID> ids) {
    for (UUID id : ids) {
      places.put(id, places.size());
    }
  }

  /**
   * @param nanoTime now, as {@link System#nanoTime} tells it
   */
  void note(String key, UUID id, long nanoTime) {
    Integer place = places.get(id);
    if (place == null) {
      disorder = "event %s of %s was never appended".formatted(id, key);
      return;
    }
    boolean again = first.putIfAbsent(id, nanoTime) != null;
    int last = furthest.getOrDefault(key, -1);
    if (!again && place < last) {
      disorder = "event %d of %s came after event %d".formatted(place, key, last);
    }
    furthest.put(key, Math.max(place, last));
  }

  /** When an event came for the first time; null if it has not yet. */
  @Nullable Long of(UUID id) {
    return first.get(id);
  }

  /**
   * @throws Invalid when events of one key came out of order, or one that nobody appended
   */
  void requireOrder() {
    String found = disorder;
    if (found != null) {
      throw new Invalid(found);
    }
  }
}
