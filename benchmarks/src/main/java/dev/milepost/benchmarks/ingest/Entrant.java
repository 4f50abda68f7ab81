package dev.milepost.benchmarks.ingest;

import java.util.Arrays;
import java.util.Locale;

/** Who is measured, limits first, in the order in which a reader should see them. */
enum Entrant {
  KAFKA_READ("Kafka read alone"),
  KAFKA_READ_JSON("Kafka read, JSON parsed"),
  COPY("COPY alone"),
  DEBEZIUM("Debezium JDBC sink"),
  MILEPOST("Milepost"),
  MILEPOST_REPEATS("Milepost, every tenth twice");

  private final String title;

  Entrant(String title) {
    this.title = title;
  }

  /** In the results: lower case, words joined by underscores. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  boolean isOurs() {
    return this == MILEPOST || this == MILEPOST_REPEATS;
  }

  static Entrant of(String key) {
    return Arrays.stream(values())
        .filter(entrant -> entrant.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no entrant " + key));
  }
}
