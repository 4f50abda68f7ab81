package dev.milepost.roadmap.authoring;

import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Faults;
import dev.milepost.roadmap.document.Node;
import dev.milepost.roadmap.document.Node.Entry;
import dev.milepost.roadmap.document.Node.Mapping;
import dev.milepost.roadmap.document.Node.Refused;
import dev.milepost.roadmap.document.Node.Sequence;
import dev.milepost.roadmap.document.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the fields of one object. A faulty or missing field is reported and read as a stand-in of
 * its type, so that reading goes on; what comes out is to be used only when nothing was reported.
 * The names that were asked for are the ones that {@link #end} takes as known.
 */
final class Fields {

  private final String noun;
  private final Place place;
  private final Faults faults;
  private final Values values;
  private final boolean readable;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param noun how faults call the object, such as {@code stage}
   */
  Fields(Node node, String noun, Faults faults) {
    this.noun = noun;
    this.place = node.place();
    this.faults = faults;
    this.values = new Values(faults);
    this.readable = node instanceof Mapping;
    switch (node) {
      case Mapping mapping -> mapping.entries().forEach(this::enter);
      case Refused refused -> {}
      default ->
          faults.add(
              place,
              Code.WRONG_TYPE,
              "A %s must be an object with fields; this is %s.".formatted(noun, Values.kind(node)));
    }
  }

  private void enter(Entry entry) {
    Entry first = entries.putIfAbsent(entry.name(), entry);
    if (first != null) {
      faults.add(
          entry.at(),
          Code.DUPLICATE_FIELD,
          "`%s` is already given in line %d; give it once."
              .formatted(entry.name(), first.at().line()));
    }
  }

  String text(String name, Form form) {
    return required(name, node -> values.text(node, ticked(name), form)).orElse("");
  }

  Optional<String> optionalText(String name, Form form) {
    return optional(name, node -> values.text(node, ticked(name), form));
  }

  int whole(String name, int min, int max) {
    return required(name, node -> values.whole(node, ticked(name), min, max)).orElse(min);
  }

  Optional<Integer> optionalWhole(String name, int min, int max) {
    return optional(name, node -> values.whole(node, ticked(name), min, max));
  }

  Optional<Double> optionalNumber(String name, int min, int max) {
    return optional(name, node -> values.number(node, ticked(name), min, max));
  }

  Optional<Boolean> optionalFlag(String name) {
    return optional(name, node -> values.flag(node, ticked(name)));
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return required(name, node -> values.choice(node, ticked(name), type))
        .orElse(type.getEnumConstants()[0]);
  }

  <E extends Enum<E>> Optional<E> optionalChoice(String name, Class<E> type) {
    return optional(name, node -> values.choice(node, ticked(name), type));
  }

  /** A list of objects that must be given and not be empty. */
  <T> List<T> list(String name, int max, Function<Node, T> item) {
    return required(name, node -> Optional.of(items(node, name, 1, max))).stream()
        .flatMap(List::stream)
        .map(item)
        .toList();
  }

  /** A list of objects; empty when it is left out. */
  <T> List<T> optionalList(String name, int max, Function<Node, T> item) {
    return optionalItems(name, max).map(item).toList();
  }

  /** A list of texts, each of them once; empty when it is left out. */
  List<Said> optionalTexts(String name, int max, Form form) {
    var seen = new HashSet<String>();
    return optionalItems(name, max)
        .flatMap(
            node ->
                values.text(node, "An item of `" + name + "`", form).stream()
                    .map(text -> new Said(text, node.place())))
        .filter(said -> seen.add(said.text()) || repeated(said, name))
        .toList();
  }

  private boolean repeated(Said said, String name) {
    faults.add(
        said.place(),
        Code.DUPLICATE_KEY,
        "%s is already in `%s`; give it once.".formatted(Values.quoted(said.text()), name));
    return false;
  }

  private Stream<Node> optionalItems(String name, int max) {
    return optional(name, node -> Optional.of(items(node, name, 0, max))).stream()
        .flatMap(List::stream);
  }

  /** Beyond {@code max} nothing is looked at, so that the work stays bounded. */
  private List<Node> items(Node node, String name, int min, int max) {
    if (!(node instanceof Sequence sequence)) {
      if (!(node instanceof Refused)) {
        faults.add(
            node.place(),
            Code.WRONG_TYPE,
            "`%s` is %s; it must be a list.".formatted(name, Values.kind(node)));
      }
      return List.of();
    }
    int size = sequence.items().size();
    if (size < min || size > max) {
      faults.add(
          node.place(),
          Code.OUT_OF_RANGE,
          "`%s` has %,d items; it must have from %d to %d.".formatted(name, size, min, max));
    }
    return sequence.items().subList(0, Math.min(size, max));
  }

  /** Where the value of a field stands, or the object when there is no such field. */
  Place placeOf(String name) {
    Entry entry = entries.get(name);
    return entry == null ? place : entry.value().place();
  }

  /** Reports the fields that nobody asked for. */
  void end() {
    entries.values().stream()
        .filter(entry -> !asked.contains(entry.name()))
        .forEach(
            entry ->
                faults.add(
                    entry.at(),
                    Code.UNKNOWN_FIELD,
                    "A %s has no field %s.%s"
                        .formatted(
                            noun,
                            Values.quoted(entry.name()),
                            Nearest.to(entry.name(), asked)
                                .map(" Did you mean `%s`?"::formatted)
                                .orElse(" It has " + String.join(", ", asked) + "."))));
  }

  private <T> Optional<T> required(String name, Function<Node, Optional<T>> read) {
    if (readable && !entries.containsKey(name)) {
      faults.add(place, Code.MISSING_FIELD, "This %s needs a `%s`.".formatted(noun, name));
    }
    return optional(name, read);
  }

  private <T> Optional<T> optional(String name, Function<Node, Optional<T>> read) {
    asked.add(name);
    return Optional.ofNullable(entries.get(name)).flatMap(entry -> read.apply(entry.value()));
  }

  private static String ticked(String name) {
    return "`" + name + "`";
  }

  /** A text and where it stands. */
  record Said(String text, Place place) {}
}
