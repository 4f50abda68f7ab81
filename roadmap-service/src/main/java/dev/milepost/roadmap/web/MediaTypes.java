package dev.milepost.roadmap.web;

import dev.milepost.roadmap.document.Notation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types in which roadmaps travel. */
final class MediaTypes {

  static final String JSON = "application/json";
  static final String YAML = "application/yaml";
  static final String SCHEMA = "application/schema+json";
  static final String TEXT = "text/plain;charset=UTF-8";

  private MediaTypes() {}

  /**
   * @param contentType one that the endpoint has declared that it reads
   */
  static Notation notation(@Nullable String contentType) {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(YAML)
        ? Notation.YAML
        : Notation.JSON;
  }

  static String of(Notation notation) {
    return switch (notation) {
      case YAML -> YAML;
      case JSON -> JSON;
    };
  }
}
