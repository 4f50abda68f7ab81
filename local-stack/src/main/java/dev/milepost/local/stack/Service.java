package dev.milepost.local.stack;

import java.util.stream.Stream;

/** Milepost's own services. Each has a database and role of its name, with its name as password. */
enum Service {
  ROADMAP("roadmap", 8081),
  PROGRESS("progress", 8082),
  NOTIFICATION("notification", 8083);

  private final String database;
  private final int port;

  Service(String database, int port) {
    this.database = database;
    this.port = port;
  }

  /**
   * @throws IllegalArgumentException when there is no such service
   */
  static Service of(String module) {
    return Stream.of(values())
        .filter(service -> service.module().equals(module))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no service %s.".formatted(module)));
  }

  String database() {
    return database;
  }

  /** Both the module and the part. */
  String module() {
    return database + "-service";
  }

  int port() {
    return port;
  }
}
