package dev.milepost.roadmap.authoring;

import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Faults;
import dev.milepost.roadmap.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The keys that one kind of thing has in a roadmap, and where they are named. */
final class Keys {

  private final String noun;
  private final Faults faults;
  private final Map<String, Definition> defined = new LinkedHashMap<>();
  private final List<Fields.Said> named = new ArrayList<>();

  Keys(String noun, Faults faults) {
    this.noun = noun;
    this.faults = faults;
  }

  /**
   * @param key empty when the author's was faulty; then nothing is noted
   * @param stage in which it stands, from 0; 0 for what stands in none
   * @return whether the key now stands for this place
   */
  boolean define(String key, Place place, int stage) {
    if (key.isEmpty()) {
      return false;
    }
    Definition first = defined.putIfAbsent(key, new Definition(place, stage));
    if (first != null) {
      faults.add(
          place,
          Code.DUPLICATE_KEY,
          "The key `%s` already belongs to the %s in line %d; keys are unique in a roadmap."
              .formatted(key, noun, first.place().line()));
    }
    return first == null;
  }

  void refer(Fields.Said said) {
    named.add(said);
  }

  boolean has(String key) {
    return defined.containsKey(key);
  }

  /** The stage, from 0, in which {@code key} stands. */
  OptionalInt stageOf(String key) {
    return Optional.ofNullable(defined.get(key)).stream().mapToInt(Definition::stage).findFirst();
  }

  /** Reports every reference to a key that nothing has; to be called when all is read. */
  void checkReferences() {
    named.stream()
        .filter(said -> !has(said.text()))
        .forEach(
            said ->
                faults.add(
                    said.place(),
                    Code.UNKNOWN_REFERENCE,
                    "No %s has the key `%s`.%s"
                        .formatted(
                            noun, said.text(), Nearest.suggestion(said.text(), defined.keySet()))));
  }

  /** Where the keys stand that nothing names, by key. */
  Map<String, Place> unnamed() {
    Set<String> used = new LinkedHashSet<>(named.stream().map(Fields.Said::text).toList());
    var rest = new LinkedHashMap<String, Place>();
    defined.forEach(
        (key, definition) -> {
          if (!used.contains(key)) {
            rest.put(key, definition.place());
          }
        });
    return rest;
  }

  private record Definition(Place place, int stage) {}
}
