package dev.milepost.notification.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.notification.Http;
import dev.milepost.notification.NotificationTest;
import dev.milepost.notification.World;
import dev.milepost.notification.preview.Crowd.Member;
import dev.milepost.notification.webhooks.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a preview says comes to pass: the running service, with everybody idle, decides the same,
 * row by row.
 */
@NotificationTest
class ForetoldAndHappenedTest {

  private static final Duration SOON = Duration.ofDays(5);
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private World world;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;
  private final Receiver receiver = new Receiver();

  @Test
  void whatWasForetoldIsWhatHappensWhenTheClockIsMoved() {
    world.jump(toSoonBeforeClocksChange());
    var crowd = new Crowd(world);
    crowd.arrive();
    await().until(() -> known(crowd), known -> known == crowd.members.size());
    await().until(() -> reported(crowd), reported -> reported == crowd.reports());
    awaitQuiet(crowd);
    choose(crowd);
    awaitQuiet(crowd);

    JsonNode first = preview(crowd.first);
    JsonNode second = preview(crowd.second);
    Instant from = Instant.parse(first.path("from").asString());
    Instant until = Instant.parse(first.path("until").asString());
    List<Row> foretold = crowd.members.stream().flatMap(this::foretold).sorted().toList();
    assertThat(counted(foretold)).isEqualTo(counted(first, second));
    assertThat(byChannel(foretold)).isEqualTo(byChannel(first, second));

    world.jump(Duration.between(world.now(), until).plusSeconds(1));
    awaitQuiet(crowd);

    assertThat(happened(crowd, from, until)).isEqualTo(foretold);
    assertVaried(foretold);
  }

  /** As the other tests find it. */
  @AfterEach
  void itIsMorning() {
    receiver.close();
    world.jumpToNextMorning();
  }

  /** So that two weeks hold a day that is longer or shorter in Berlin. */
  private Duration toSoonBeforeClocksChange() {
    var change =
        ZoneId.of("Europe/Berlin")
            .getRules()
            .nextTransition(world.now().plus(SOON.plusDays(1)))
            .getInstant();
    Instant morning = change.truncatedTo(ChronoUnit.DAYS).minus(SOON).plus(Duration.ofHours(10));
    return Duration.between(world.now(), morning);
  }

  private long known(Crowd crowd) {
    return count(
        "select count(*) from timeline t join enrolment e on e.id = t.enrolment"
            + " join learner l on l.id = e.learner"
            + " where e.cohort = any(:cohorts) and t.covered_until is not null",
        crowd);
  }

  private long reported(Crowd crowd) {
    return count(
        "select count(*) from milestone_event m join enrolment e on e.id = m.enrolment"
            + " where e.cohort = any(:cohorts)",
        crowd);
  }

  /** Limits that are reached, a share that is left out, and an overview every week in one. */
  private void choose(Crowd crowd) {
    var admin = Http.asAdmin(port);
    String settings =
        """
        {"perDay": 1, "perWeek": 3, "holdoutPercent": 15, "digestDay": "thursday",
         "weeklyOverview": %s, "rules": {"silence": {"numbers": [3]},
           "milestone-due-soon": {"on": true, "numbers": [2], "hour": 18}}}
        """;
    for (UUID cohort : List.of(crowd.first, crowd.second)) {
      String path = "/cohorts/" + Crowd.slug(cohort) + "/settings";
      var set = admin.put(path, settings.formatted(cohort.equals(crowd.second)));
      assertThat(set.status()).as(set.body()).isEqualTo(200);
    }
    List<String> wishes =
        List.of(
            "{\"categories\": {\"reminders\": {\"email\": \"digest\"}}}",
            "{\"pausedUntil\": \"%s\"}".formatted(world.today().plusDays(7)),
            "{\"snoozes\": [{\"category\": \"reminders\", \"until\": \"%s\"}]}"
                .formatted(world.today().plusDays(5)),
            "{\"snoozes\": [{\"milestone\": \"git\", \"until\": \"%s\"}]}"
                .formatted(world.today().plusDays(9)),
            "{\"categories\": {\"reminders\": {\"email\": \"off\"}}}",
            "{\"hours\": {\"opens\": 20, \"closes\": 23}}",
            "{\"categories\": {\"reminders\": {\"inbox\": \"off\"}}}");
    List<String> emails = crowd.members.stream().map(Member::email).distinct().toList();
    for (int place = 0; place < emails.size(); place++) {
      String email = emails.get(place);
      var set = Http.as(port, email).put("/preferences", wishes.get(place % wishes.size()));
      assertThat(set.status()).as(set.body()).isEqualTo(200);
    }
    String endpoint = "{\"kind\": \"standard\", \"url\": \"%s\"}".formatted(receiver.url());
    assertThat(Http.as(port, emails.get(1)).post("/endpoints", endpoint).status()).isEqualTo(201);
    assertThat(
            admin
                .post(
                    "/blocked-addresses",
                    "{\"address\": \"%s\", \"reason\": \"manual\"}".formatted(emails.getLast()))
                .status())
        .isEqualTo(200);
  }

  /** Nothing is due and nothing on its way. */
  private void awaitQuiet(Crowd crowd) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              assertThat(due(crowd)).isZero();
              assertThat(
                      count(
                          "select count(*) from decision where cohort = any(:cohorts)"
                              + " and outcome in ('queued', 'claimed', 'sending')",
                          crowd))
                  .isZero();
            });
  }

  private long due(Crowd crowd) {
    return jdbc.sql(
            """
            select count(*) from timeline t join enrolment e on e.id = t.enrolment
            where e.cohort = any(:cohorts) and t.due_at <= :now
            """)
        .param("cohorts", cohorts(crowd))
        .param("now", world.now().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  private long count(String sql, Crowd crowd) {
    return jdbc.sql(sql).param("cohorts", cohorts(crowd)).query(Long.class).single();
  }

  private static UUID[] cohorts(Crowd crowd) {
    return new UUID[] {crowd.first, crowd.second};
  }

  private JsonNode preview(UUID cohort) {
    var answer = Http.asAdmin(port).get("/cohorts/" + Crowd.slug(cohort) + "/preview");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("parked").asInt()).isZero();
    return answer.json();
  }

  private Stream<Row> foretold(Member member) {
    var answer =
        Http.asAdmin(port)
            .get(
                "/cohorts/%s/preview/enrolments/%s"
                    .formatted(Crowd.slug(member.cohort()), member.enrolment()));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().path("messages").valueStream().map(message -> row(member, message));
  }

  private static Row row(Member member, JsonNode message) {
    return new Row(
        Instant.parse(message.path("dueAt").asString()),
        member.enrolment(),
        message.path("rule").asString(),
        message.path("outcome").asString(),
        message.path("reason").asString(""),
        message.path("channels").valueStream().map(JsonNode::asString).toList(),
        message.path("facts"));
  }

  private List<Row> happened(Crowd crowd, Instant from, Instant until) {
    return jdbc
        .sql(
            """
            select d.*, array_remove(array[
                     case when d.outcome = 'sent' then 'email' end,
                     case when exists (select from inbox_message m where m.dedupe_key = d.dedupe_key)
                       then 'inbox' end,
                     case when exists (select from webhook_message m where m.dedupe_key = d.dedupe_key)
                       then 'webhook' end], null) as channels
            from decision d
            where cohort = any(:cohorts) and due_at >= :from and due_at < :until
            """)
        .param("cohorts", cohorts(crowd))
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("until", until.atOffset(ZoneOffset.UTC))
        .query(
            (row, n) ->
                new Row(
                    row.getObject("due_at", OffsetDateTime.class).toInstant(),
                    row.getObject("enrolment", UUID.class),
                    row.getString("rule"),
                    row.getString("outcome"),
                    row.getString("reason") == null ? "" : row.getString("reason"),
                    List.of((String[]) row.getArray("channels").getArray()),
                    JSON.readTree(row.getString("facts"))))
        .list()
        .stream()
        .sorted()
        .toList();
  }

  /** How many there are of each rule and outcome. */
  private static Map<String, Long> counted(List<Row> rows) {
    var counts = new HashMap<String, Long>();
    rows.forEach(
        row -> counts.merge(row.rule() + " " + row.outcome() + row.reason(), 1L, Long::sum));
    return counts;
  }

  private static Map<String, Long> counted(JsonNode... previews) {
    var counts = new HashMap<String, Long>();
    for (JsonNode preview : previews) {
      preview
          .path("messages")
          .forEach(
              one ->
                  counts.merge(
                      one.path("rule").asString()
                          + " "
                          + one.path("outcome").asString()
                          + one.path("reason").asString(""),
                      one.path("messages").asLong(),
                      Long::sum));
    }
    return counts;
  }

  private static Map<String, Long> byChannel(List<Row> rows) {
    return rows.stream()
        .flatMap(row -> row.channels().stream())
        .collect(Collectors.groupingBy(channel -> channel, Collectors.counting()));
  }

  private static Map<String, Long> byChannel(JsonNode... previews) {
    var sums = new HashMap<String, Long>();
    for (JsonNode preview : previews) {
      for (JsonNode one : preview.path("messages")) {
        one.path("byChannel")
            .properties()
            .forEach(sum -> sums.merge(sum.getKey(), sum.getValue().asLong(), Long::sum));
      }
    }
    return sums;
  }

  /** So that none of the above holds for want of kinds of messages. */
  private static void assertVaried(List<Row> rows) {
    var kinds = new ArrayList<>(rows.stream().map(Row::rule).toList());
    rows.forEach(row -> kinds.add(row.outcome() + row.reason()));
    rows.forEach(row -> kinds.add(String.join("+", row.channels())));
    assertThat(kinds)
        .contains(
            "welcome",
            "overdue",
            "stage-due-soon",
            "milestone-due-soon",
            "silence",
            "weekly-digest",
            "sent",
            "foldedday-full",
            "foldedweek-full",
            "foldeddigest-chosen",
            "suppressedpaused",
            "suppressedsnoozed",
            "suppressedholdout",
            "suppressedunsubscribed",
            "suppressedaddress-blocked",
            "suppressedtold-by-another",
            "email",
            "inbox",
            "email+inbox",
            "email+inbox+webhook");
  }

  /** One message, due at a moment, with what came or is to come of it. */
  private record Row(
      Instant due,
      UUID enrolment,
      String rule,
      String outcome,
      String reason,
      List<String> channels,
      JsonNode facts)
      implements Comparable<Row> {

    @Override
    public int compareTo(Row other) {
      int order = due.compareTo(other.due);
      return order == 0 ? toString().compareTo(other.toString()) : order;
    }
  }
}
