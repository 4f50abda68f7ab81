package dev.milepost.roadmap.editor;

import java.nio.charset.StandardCharsets;

/** A document as it comes from a form and goes back into one. */
record TypedText(String text) {

  /** Browsers send every line break as CR LF, whatever the text had that they were given. */
  static TypedText sent(String value) {
    return new TypedText(value.replace("\r\n", "\n").replace('\r', '\n'));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What to put between the tags of a text area, since browsers drop a line break there. */
  static String inTextArea(String text) {
    return "\n" + text;
  }
}
