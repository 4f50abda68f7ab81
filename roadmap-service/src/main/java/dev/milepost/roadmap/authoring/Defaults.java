package dev.milepost.roadmap.authoring;

import dev.milepost.events.RoadmapPublished.Evidence;

/** What a milestone gets that says nothing itself; the JSON Schema says the same. */
final class Defaults {

  static final boolean REQUIRED = true;
  static final boolean REVIEW = false;
  static final int POINTS = 1;
  static final double HOURS = 1;
  static final Evidence EVIDENCE = Evidence.OPTIONAL;

  private Defaults() {}
}
