package dev.milepost.notification.dkim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message in the form that is signed: what mail servers may change on the way, white space and
 * line ends, makes no difference ("relaxed", RFC 6376, 3.4.2 and 3.4.4). Pure.
 *
 * @param fields the header's fields as they stand, each with its name, unfolded
 * @param body as it stands
 */
record Canonical(List<String> fields, String body) {

  private static final String LINE_END = "\r\n";

  /** Any of the ends that become CR LF on the way to a mail server. */
  private static final String ANY_LINE_END = "\r\n|\r|\n";

  private static final String WHITE = "[ \t]+";

  /** Reads a message as it is written; each byte is one character here. */
  static Canonical of(byte[] message) {
    List<String> lines =
        List.of(new String(message, StandardCharsets.ISO_8859_1).split(ANY_LINE_END, -1));
    int end = lines.indexOf("");
    int header = end < 0 ? lines.size() : end;
    var fields = new ArrayList<String>();
    for (String line : lines.subList(0, header)) {
      if (!fields.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
        fields.add(fields.removeLast() + line);
      } else {
        fields.add(line);
      }
    }
    return new Canonical(
        List.copyOf(fields), body(lines.subList(Math.min(header + 1, lines.size()), lines.size())));
  }

  byte[] bodyHash() {
    return sha256(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** How many fields of this name there are. */
  long count(String name) {
    return named(name).count();
  }

  /**
   * What the signature is over.
   *
   * @param names each as often as it is signed, in this order; of several fields of one name the
   *     last comes first, and one that is not there adds nothing
   * @param signature the signature's own field, its signature left out
   */
  byte[] header(List<String> names, String signature) {
    var signed = new StringBuilder();
    for (int place = 0; place < names.size(); place++) {
      String name = names.get(place);
      long before = names.subList(0, place).stream().filter(name::equalsIgnoreCase).count();
      List<String> there = named(name).toList();
      if (before < there.size()) {
        signed.append(relaxed(there.get(there.size() - 1 - (int) before))).append(LINE_END);
      }
    }
    return signed.append(relaxed(signature)).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] sha256(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private Stream<String> named(String name) {
    return fields.stream().filter(field -> nameOf(field).equalsIgnoreCase(name));
  }

  private static String nameOf(String field) {
    return field.substring(0, Math.max(field.indexOf(':'), 0)).strip();
  }

  private static String relaxed(String field) {
    String value = field.substring(field.indexOf(':') + 1).replaceAll(ANY_LINE_END, "");
    return nameOf(field).toLowerCase(Locale.ROOT) + ":" + value.replaceAll(WHITE, " ").strip();
  }

  private static String body(List<String> lines) {
    int last = lines.size();
    while (last > 0 && lines.get(last - 1).matches("[ \t]*")) {
      last--;
    }
    return lines.subList(0, last).stream()
        .map(line -> line.replaceAll(WHITE, " "))
        .map(line -> line.endsWith(" ") ? line.substring(0, line.length() - 1) : line)
        .collect(Collectors.joining(LINE_END, "", last == 0 ? "" : LINE_END));
  }
}
