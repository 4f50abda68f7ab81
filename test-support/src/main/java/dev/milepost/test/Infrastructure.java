package dev.milepost.test;

/**
 * One way to run PostgreSQL and Kafka. Each method starts its part and returns when it is ready.
 */
sealed interface Infrastructure permits Containers, Processes {

  /** A new server and its superuser. */
  Database startPostgres();

  /** A new broker's bootstrap servers. */
  String startKafka();

  /** The one place that chooses: containers where a Docker engine answers, else processes. */
  static Infrastructure ofThisMachine(Lazy<TestHome> home) {
    return Containers.available() ? new Containers() : new Processes(home.get());
  }
}
