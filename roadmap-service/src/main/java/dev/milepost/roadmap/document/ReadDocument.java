package dev.milepost.roadmap.document;

import dev.milepost.roadmap.document.Fault.Code;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads one document from UTF-8 text. Memory and time are bounded by {@link #MAX_BYTES}: YAML
 * aliases, through which a small text can stand for a huge document, are refused.
 */
public final class ReadDocument {

  public static final int MAX_BYTES = 1 << 20;

  static final int MAX_DEPTH = 20;

  private ReadDocument() {}

  /**
   * The document, or nothing when its syntax is broken. Reading stops at the first fault in the
   * syntax, since what follows it cannot be told apart; aliases, tags and the like are reported one
   * by one.
   */
  public static Optional<Node> read(byte[] text, Notation notation, Faults faults) {
    if (text.length > MAX_BYTES) {
      faults.add(
          Place.START,
          Code.TOO_LARGE,
          "The document has %,d bytes; at most %,d are read.".formatted(text.length, MAX_BYTES));
      return Optional.empty();
    }
    try {
      String decoded = decode(text);
      return Optional.of(
          switch (notation) {
            case YAML -> new YamlReader(decoded, faults).read();
            case JSON -> new JsonReader(decoded).read();
          });
    } catch (BrokenSyntax e) {
      faults.add(e.place(), Code.SYNTAX, e.detail());
      return Optional.empty();
    }
  }

  private static String decode(byte[] bytes) throws BrokenSyntax {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    var result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    try {
      if (result.isError()) {
        result.throwException();
      }
    } catch (CharacterCodingException e) {
      throw new BrokenSyntax(
          endOf(text), "Here is a byte that is not UTF-8; save the document as UTF-8.", e);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Place endOf(String text) {
    int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    return new Place(line, text.length() - text.lastIndexOf('\n'), "");
  }
}
