package dev.milepost.roadmap.document;

import dev.milepost.roadmap.document.Fault.Code;
import dev.milepost.roadmap.document.Node.Entry;
import dev.milepost.roadmap.document.Node.Mapping;
import dev.milepost.roadmap.document.Node.Refused;
import dev.milepost.roadmap.document.Node.Scalar;
import dev.milepost.roadmap.document.Node.Sequence;
import dev.milepost.roadmap.document.Node.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.Event.ID;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/**
 * Reads one YAML 1.2 document of the core schema. Aliases and tags are refused where they stand and
 * reading goes on.
 */
final class YamlReader {

  private static final CoreScalarResolver PLAIN = new CoreScalarResolver(false);

  private final Iterator<Event> events;
  private final Faults faults;
  private int depth;

  YamlReader(String text, Faults faults) {
    var settings = LoadSettings.builder().setCodePointLimit(ReadDocument.MAX_BYTES).build();
    this.events = new Parse(settings).parseString(text).iterator();
    this.faults = faults;
  }

  Node read() throws BrokenSyntax {
    try {
      events.next();
      if (events.next().getEventId() != ID.DocumentStart) {
        throw new BrokenSyntax(Place.START, "The document is empty; a roadmap is a mapping.");
      }
      Node root = value(events.next(), "");
      events.next();
      Event last = events.next();
      if (last.getEventId() == ID.DocumentStart) {
        throw new BrokenSyntax(place(last, ""), "A second document starts; send one roadmap.");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      throw new BrokenSyntax(place(e.getProblemMark(), ""), inWords(e.getProblem()), e);
    } catch (YamlEngineException e) {
      throw new BrokenSyntax(Place.START, inWords(String.valueOf(e.getMessage())), e);
    }
  }

  private Node value(Event event, String pointer) throws BrokenSyntax {
    Place place = place(event, pointer);
    return switch (event) {
      case MappingStartEvent start -> {
        refuseTag(start.getTag(), place);
        yield mapping(place);
      }
      case SequenceStartEvent start -> {
        refuseTag(start.getTag(), place);
        yield sequence(place);
      }
      case ScalarEvent scalar -> {
        refuseTag(scalar.getTag(), place);
        yield new Scalar(place, type(scalar), scalar.getValue());
      }
      case AliasEvent alias -> refused(alias, place);
      default -> throw new IllegalStateException("no value starts with " + event.getEventId());
    };
  }

  private Mapping mapping(Place place) throws BrokenSyntax {
    enter(place);
    var entries = new ArrayList<Entry>();
    for (Event event = events.next(); event.getEventId() != ID.MappingEnd; event = events.next()) {
      Node name = value(event, place.pointer());
      if (name instanceof Scalar scalar) {
        String pointer = Place.below(place.pointer(), scalar.text());
        Place at = new Place(name.place().line(), name.place().column(), pointer);
        entries.add(new Entry(at, scalar.text(), value(events.next(), pointer)));
      } else {
        value(events.next(), place.pointer());
        if (!(name instanceof Refused)) {
          faults.add(name.place(), Code.SYNTAX, "A field's name must be plain text.");
        }
      }
    }
    depth--;
    return new Mapping(place, entries);
  }

  private Sequence sequence(Place place) throws BrokenSyntax {
    enter(place);
    var items = new ArrayList<Node>();
    for (Event event = events.next(); event.getEventId() != ID.SequenceEnd; event = events.next()) {
      items.add(value(event, Place.below(place.pointer(), Integer.toString(items.size()))));
    }
    depth--;
    return new Sequence(place, items);
  }

  private void enter(Place place) throws BrokenSyntax {
    if (++depth > ReadDocument.MAX_DEPTH) {
      throw new BrokenSyntax(
          place, "Values are nested more than %d deep.".formatted(ReadDocument.MAX_DEPTH));
    }
  }

  private Refused refused(AliasEvent alias, Place place) {
    faults.add(
        place,
        Code.SYNTAX,
        "The alias *%s is not followed; write out what it stands for.".formatted(alias.getAlias()));
    return new Refused(place);
  }

  private void refuseTag(Optional<String> tag, Place place) {
    if (tag.isPresent()) {
      faults.add(
          place, Code.SYNTAX, "Tags such as !!str are not read; leave the tag out, or use quotes.");
    }
  }

  private static Type type(ScalarEvent scalar) {
    if (!scalar.isPlain()) {
      return Type.TEXT;
    }
    Tag tag = PLAIN.resolve(scalar.getValue(), true);
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return Type.NUMBER;
    }
    if (tag.equals(Tag.BOOL)) {
      return Type.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Type.NULL : Type.TEXT;
  }

  private static Place place(Event event, String pointer) {
    return place(event.getStartMark(), pointer);
  }

  private static Place place(Optional<Mark> mark, String pointer) {
    return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1, pointer))
        .orElse(Place.START);
  }

  private static String inWords(String problem) {
    return "The YAML cannot be read here: %s. Indent with spaces, and put text that holds \": \" or starts with a special sign in quotes."
        .formatted(problem.replaceAll("[. ]+$", ""));
  }
}
