package dev.milepost.roadmap.document;

/** Reading cannot go on, since the text is not YAML or JSON from here. */
final class BrokenSyntax extends Exception {

  private final transient Place place;
  private final String detail;

  BrokenSyntax(Place place, String detail, Throwable cause) {
    super(detail, cause);
    this.place = place;
    this.detail = detail;
  }

  BrokenSyntax(Place place, String detail) {
    super(detail);
    this.place = place;
    this.detail = detail;
  }

  Place place() {
    return place;
  }

  String detail() {
    return detail;
  }
}
