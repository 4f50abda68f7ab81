package dev.milepost.roadmap.document;

/** How a document is written down. */
public enum Notation {
  YAML,
  JSON
}
