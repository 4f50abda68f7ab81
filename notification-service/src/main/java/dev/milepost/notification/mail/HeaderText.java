package dev.milepost.notification.mail;

/** Text from outside on its way into a mail's header. */
final class HeaderText {

  private HeaderText() {}

  /** On one line: nothing that could end a header, or hide or turn around what follows, is left. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
  }
}
