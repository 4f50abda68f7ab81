package dev.milepost.roadmap.document;

import dev.milepost.roadmap.document.Node.Entry;
import dev.milepost.roadmap.document.Node.Mapping;
import dev.milepost.roadmap.document.Node.Scalar;
import dev.milepost.roadmap.document.Node.Sequence;
import dev.milepost.roadmap.document.Node.Type;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads strict JSON (RFC 8259), token by token, since only tokens tell their place. */
final class JsonReader {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(ReadDocument.MAX_DEPTH).build())
          .build();

  private final JsonParser parser;

  JsonReader(String text) {
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  Node read() throws BrokenSyntax {
    try (parser) {
      if (parser.nextToken() == null) {
        throw new BrokenSyntax(Place.START, "The document is empty; a roadmap is an object.");
      }
      Node root = value("");
      if (parser.nextToken() != null) {
        throw new BrokenSyntax(here(""), "Something follows the document; send one roadmap.");
      }
      return root;
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new BrokenSyntax(place(at == null ? parser.currentLocation() : at, ""), inWords(e), e);
    }
  }

  private Node value(String pointer) {
    Place place = here(pointer);
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(place);
      case START_ARRAY -> sequence(place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> scalar(place, Type.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> scalar(place, Type.BOOLEAN);
      case VALUE_NULL -> scalar(place, Type.NULL);
      default -> scalar(place, Type.TEXT);
    };
  }

  private Mapping mapping(Place place) {
    var entries = new ArrayList<Entry>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String pointer = Place.below(place.pointer(), name);
      Place at = here(pointer);
      parser.nextToken();
      entries.add(new Entry(at, name, value(pointer)));
    }
    return new Mapping(place, entries);
  }

  private Sequence sequence(Place place) {
    var items = new ArrayList<Node>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(Place.below(place.pointer(), Integer.toString(items.size()))));
    }
    return new Sequence(place, items);
  }

  private Scalar scalar(Place place, Type type) {
    return new Scalar(place, type, parser.getString());
  }

  private Place here(String pointer) {
    return place(parser.currentTokenLocation(), pointer);
  }

  private static Place place(TokenStreamLocation location, String pointer) {
    return new Place(
        Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()), pointer);
  }

  private static String inWords(JacksonException e) {
    String reason = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    return "The JSON cannot be read here: " + reason.replaceAll("[. ]+$", "") + ".";
  }
}
