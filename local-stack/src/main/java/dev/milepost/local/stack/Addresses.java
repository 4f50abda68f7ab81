package dev.milepost.local.stack;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything listens, always on loopback. The usual ports are below 32768, where the system
 * takes none for outgoing connections.
 *
 * @param offset added to every port, so that a second stack can run beside the first
 */
public record Addresses(int offset) {

  static final int FRONT_DOOR = 8080;
  static final int ISSUER = 8090;
  static final int MAIL_PAGE = 8025;
  static final int SMTP = 1025;
  static final int POSTGRES = 15432;
  static final int KAFKA = 19092;
  static final int KAFKA_CONTROLLER = 19093;
  static final int MANAGEMENT_ABOVE_SERVICE = 1000;

  public Addresses {
    if (offset < 0 || offset > 40_000) {
      throw new IllegalArgumentException("the port offset must be from 0 to 40000");
    }
  }

  int port(int usual) {
    return usual + offset;
  }

  String http(int usual) {
    return "http://localhost:" + port(usual);
  }

  /** The one address that people use. */
  public String publicUrl() {
    return http(FRONT_DOOR);
  }

  public String issuer() {
    return http(ISSUER);
  }

  public String mails() {
    return http(MAIL_PAGE);
  }

  /** Where each service shows its health and metrics. */
  public List<String> managements() {
    return Stream.of(Service.values())
        .map(service -> http(service.port() + MANAGEMENT_ABOVE_SERVICE))
        .toList();
  }

  public String kafka() {
    return "localhost:" + port(KAFKA);
  }

  /** The JDBC URL of one service's database. */
  public String database(String name) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port(POSTGRES), name);
  }
}
