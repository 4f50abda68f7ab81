package dev.milepost.progress.wording;

/** How text stands in a CSV file that people open with a spreadsheet. */
public final class SpreadsheetText {

  /**
   * Before anything else in the file. Without it, spreadsheets on Windows take UTF-8 for another
   * encoding, and names come out wrong.
   */
  public static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private SpreadsheetText() {}

  /**
   * What somebody wrote, with an apostrophe before what a spreadsheet would take for a formula
   * (OWASP, CSV Injection).
   */
  public static String harmless(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
