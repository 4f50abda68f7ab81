package dev.milepost.notification.webhooks;

import dev.milepost.notification.mail.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A letter as Slack's incoming webhooks take it: all of it as {@code text}, which everything
 * compatible shows, and laid out in blocks. What could be markup of its own is escaped.
 */
final class SlackText {

  /** Of a section, in characters. */
  private static final int MOST = 3_000;

  private final Letter letter;
  private final String url;

  SlackText(Letter letter, String url) {
    this.letter = letter;
    this.url = url;
  }

  Map<String, Object> payload() {
    List<String> parts = parts();
    var blocks = new ArrayList<Object>();
    parts.forEach(part -> blocks.add(Map.of("type", "section", "text", markdown(part))));
    blocks.add(
        Map.of("type", "context", "elements", List.of(markdown(cut(escaped(letter.why()))))));
    return Map.of("text", String.join("\n\n", parts), "blocks", blocks);
  }

  private List<String> parts() {
    var parts = new ArrayList<String>();
    parts.add(cut("*" + escaped(letter.subject()) + "*"));
    parts.add(cut(escaped(String.join("\n\n", letter.paragraphs()))));
    if (letter.list() != null) {
      String items = letter.items().stream().map(SlackText::line).collect(Collectors.joining("\n"));
      parts.add(cut("*" + escaped(letter.list()) + "*\n" + items));
    }
    parts.add("<" + escaped(url) + "|" + escaped(letter.action()) + ">");
    return parts;
  }

  private static String line(Letter.Item item) {
    String detail = item.detail().isEmpty() ? "" : " (" + escaped(item.detail()) + ")";
    return "• " + escaped(item.title()) + detail;
  }

  private static Map<String, Object> markdown(String text) {
    return Map.of("type", "mrkdwn", "text", text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Not within a character, nor within what stands for one. */
  private static String cut(String escaped) {
    if (escaped.length() <= MOST) {
      return escaped;
    }
    int end = MOST - 1;
    int entity = escaped.lastIndexOf('&', end - 1);
    if (entity >= 0 && escaped.indexOf(';', entity) >= end) {
      end = entity;
    }
    if (Character.isHighSurrogate(escaped.charAt(end - 1))) {
      end--;
    }
    return escaped.substring(0, end) + "…";
  }
}
