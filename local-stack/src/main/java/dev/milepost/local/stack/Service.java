package dev.milepost.local.stack;

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
