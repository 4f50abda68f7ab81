package dev.milepost.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class RealPartsTest {

  private final RealParts parts = RealParts.get();

  @Test
  void everyDatabaseIsNewAndItsRoleIsNoSuperuser() throws SQLException {
    Database first = parts.freshDatabase("progress");
    Database second = parts.freshDatabase("progress");

    try (var connection = connect(first);
        var sql = connection.createStatement()) {
      sql.execute("CREATE TABLE only_here (id int)");
      var version = sql.executeQuery("SHOW server_version_num");
      version.next();
      assertThat(version.getInt(1)).isBetween(180_000, 189_999);
    }
    try (var connection = connect(second);
        var sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute("SELECT * FROM only_here"))
          .hasMessageContaining("does not exist");
      assertThatThrownBy(() -> sql.execute("CREATE ROLE another"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void theBrokerHasTheTopicsThatWereCreatedAndMakesNoneByItself() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", parts.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("made.v1", 3, (short) 1))).all().get();

      assertThat(admin.listTopics().names().get()).contains("made.v1");
      assertThatThrownBy(() -> admin.describeTopics(List.of("other.v1")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void aTokenSaysWhatTheTestTellsIt() {
    String token =
        parts.token(
            "ann", ann -> ann.email("ann@people.example").emailVerified(false).roles("admin"));

    String claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    assertThat(claims)
        .contains("\"sub\":\"ann\"")
        .contains("\"iss\":\"" + parts.issuerUrl() + "\"")
        .contains("\"email\":\"ann@people.example\"")
        .contains("\"email_verified\":false")
        .contains("\"roles\":[\"admin\"]")
        .contains("\"aud\":\"milepost\"");
  }

  @Test
  void askingAgainGivesTheSameBroker() {
    assertThat(parts.bootstrapServers()).isEqualTo(parts.bootstrapServers());
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
