package dev.milepost.test;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The real PostgreSQL 18, Kafka, OIDC issuer and SMTP server that the tests of this JVM share. Each
 * starts when it is first asked for and ends with the JVM. Thread-safe.
 *
 * <pre>{@code
 * Database database = RealParts.get().freshDatabase("progress");
 * String brokers = RealParts.get().bootstrapServers();
 * String token = RealParts.get().token("ann", holder -> holder.roles("admin"));
 * }</pre>
 */
public final class RealParts {

  private static final RealParts INSTANCE = new RealParts();

  private final Lazy<TestHome> home = new Lazy<>(TestHome::new);
  private final Lazy<Infrastructure> infrastructure =
      new Lazy<>(() -> Infrastructure.ofThisMachine(home));
  private final Lazy<Database> postgres = new Lazy<>(() -> infrastructure.get().startPostgres());
  private final Lazy<String> kafka = new Lazy<>(() -> infrastructure.get().startKafka());
  private final Lazy<TestIssuer> issuer = new Lazy<>(() -> TestIssuer.start(home.get()));
  private final Lazy<GreenMail> mail = new Lazy<>(RealParts::startMail);
  private final AtomicInteger databases = new AtomicInteger();

  private RealParts() {}

  public static RealParts get() {
    return INSTANCE;
  }

  /**
   * A new empty database, owned by a role that is no superuser, as in production.
   *
   * @param name starts with a letter, then letters, digits, hyphens; a number is added to it
   */
  public Database freshDatabase(String name) {
    Database server = postgres.get();
    String unique = name.replace('-', '_') + "_" + databases.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        var sql = connection.createStatement()) {
      sql.execute("CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(unique));
      sql.execute("CREATE DATABASE %1$s OWNER %1$s".formatted(unique));
    } catch (SQLException e) {
      throw new IllegalStateException("no database could be created for " + name, e);
    }
    return new Database(inServer(server.jdbcUrl(), unique), unique, unique);
  }

  /** The broker's bootstrap servers. Topics are not created by use. */
  public String bootstrapServers() {
    return kafka.get();
  }

  /** The issuer of {@link #token}, where the demo people can also log in. */
  public String issuerUrl() {
    return issuer.get().url();
  }

  /** An access token of an invented person: verified address, organisation main, no role. */
  public String token(String subject) {
    return token(subject, anybody -> {});
  }

  /** An access token that says what {@code holder} was told. */
  public String token(String subject, Consumer<TokenRequest> holder) {
    var wish = new TokenRequest(subject);
    holder.accept(wish);
    return issuer.get().mint(wish);
  }

  /** An SMTP server that keeps what it receives, shared by all tests: look for your recipient. */
  public GreenMail mail() {
    return mail.get();
  }

  private static GreenMail startMail() {
    var mail = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return mail;
  }

  private static String inServer(String jdbcUrl, String database) {
    return jdbcUrl.replaceFirst("^(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
  }
}
