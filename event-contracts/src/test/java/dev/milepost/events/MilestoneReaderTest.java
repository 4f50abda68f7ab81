package dev.milepost.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MilestoneReaderTest {

  private static final String[] EVIDENCE = {null, "https://example.org/ä😀", "\"quoted\\\n\""};

  private final MilestoneReader reader = new MilestoneReader();
  private final EventFormat format = new EventFormat("/test");
  private final Random random = new Random(7);

  @Test
  void whatIsWrittenIsReadTheSame() {
    for (int i = 0; i < 2000; i++) {
      var event = anyEvent();
      byte[] written = format.write(event).value();
      assertThat(reader.read(written)).isEqualTo(escaped(event) ? null : event);
    }
  }

  /** What JSON cannot hold as it is. */
  private static boolean escaped(MilestoneReported event) {
    return event.evidence() != null && event.evidence().contains("\\");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "an unknown field      | \"source\"              | \"more\":1,\"source\"",
        "a field twice         | \"source\"              | \"note\":\"n\",\"source\"",
        "another way of a time | 09:30:00Z               | 09:30:00+00:00",
        "a time to the minute  | 09:30:00Z               | 09:30Z",
        "an escaped name       | \"source\"              | \"s\\u006furce\"",
        "blanks                | {\"id\"                 |  { \"id\" ",
      })
  void whatIsNotJustAsItIsWrittenIsReadAsTheGeneralWayReadsIt(
      String what, String written, String instead) {
    String text = written();
    String changed = text.replace(written, instead);
    assertThat(changed).as(what).isNotEqualTo(text);
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);

    var taken = reader.read(bytes);

    if (taken != null) {
      assertThat(taken).as(what).isEqualTo(generally(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "learner", "enrolment", "actor", "source", "type", "fingerprint"})
  void whatIsMissingIsLeftToTheGeneralWay(String field) {
    String without = written().replaceFirst("\"" + field + "\":(\"[^\"]*\"|-?\\d+),?", "");
    String withNull =
        written().replaceFirst("\"" + field + "\":(\"[^\"]*\"|-?\\d+)", "\"" + field + "\":null");

    assertThat(reader.read(bytes(without.replace(",}", "}")))).isNull();
    assertThat(reader.read(bytes(withNull))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "1", "{", "{}", "{\"id\":1}", "{\"id\":{}}", "{\"carriedOver\":\"x\"}"})
  void whatIsNoEventAtAllIsLeftToTheGeneralWay(String text) {
    assertThat(reader.read(bytes(text))).isNull();
  }

  @Test
  void anythingAfterTheEventIsLeftToTheGeneralWay() {
    assertThat(reader.read(bytes(written() + "{}"))).isNull();
    assertThat(reader.read(bytes(written() + " x"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T09:30:00Z",
        "2026-03-02T24:30:00Z",
        "2026-03-02T09:30:00.Z",
        "2026-03-02T09:30:00.1234567890Z",
        "2026-03-02t09:30:00Z",
        "+12026-03-02T09:30:00Z",
        "2026-03-02T09:30:0٣Z"
      })
  void aTimeThatIsNoneIsLeftToTheGeneralWay(String time) {
    assertThat(reader.read(bytes(written().replace("2026-03-02T09:30:00Z", time)))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "-0", "-", "1.5", "1e3", "9223372036854775808"})
  void aNumberThatIsNoneIsLeftToTheGeneralWay(String number) {
    assertThat(
            reader.read(bytes(written().replace("\"fingerprint\":1", "\"fingerprint\":" + number))))
        .isNull();
  }

  @Test
  void bytesThatAreNoUtf8AreLeftToTheGeneralWay() {
    byte[] bytes = written().replace("\"api\"", "\"ap!\"").getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '!' ? (byte) 0xC3 : bytes[i];
    }
    assertThat(reader.read(bytes)).isNull();
  }

  @Test
  void whatIsCutShortIsLeftToTheGeneralWay() {
    byte[] whole = bytes(written());
    for (int length = 0; length < whole.length; length++) {
      assertThat(reader.read(Arrays.copyOf(whole, length))).as("%d bytes", length).isNull();
    }
  }

  @Test
  void anIdInAnotherFormIsLeftToTheGeneralWay() {
    assertThat(
            reader.read(
                bytes(written().replace("00000000-0000-4000-8000-000000000001", "1-1-1-1-1"))))
        .isNull();
  }

  private static MilestoneReported generally(byte[] bytes) {
    return new JsonMapper().readValue(bytes, MilestoneReported.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String written() {
    var event =
        new MilestoneReported(
            UUID.fromString("00000000-0000-4000-8000-000000000001"),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "api",
            "git",
            MilestoneEventType.COMPLETED,
            null,
            Instant.parse("2026-03-02T09:30:00Z"),
            Instant.parse("2026-03-02T09:30:00Z"),
            null,
            null,
            false,
            1);
    return new String(format.write(event).value(), StandardCharsets.UTF_8);
  }

  private MilestoneReported anyEvent() {
    var types = MilestoneEventType.values();
    return new MilestoneReported(
        new UUID(random.nextLong(), random.nextLong()),
        new UUID(random.nextLong(), random.nextLong()),
        new UUID(random.nextLong(), random.nextLong()),
        new UUID(random.nextLong(), random.nextLong()),
        "api",
        "milestone-" + random.nextInt(),
        types[random.nextInt(types.length)],
        random.nextBoolean() ? new UUID(random.nextLong(), random.nextLong()) : null,
        anyTime(),
        anyTime(),
        EVIDENCE[random.nextInt(EVIDENCE.length)],
        random.nextBoolean() ? "" : null,
        random.nextBoolean(),
        random.nextLong());
  }

  private Instant anyTime() {
    long seconds = random.nextLong(-2_000_000_000L, 7_000_000_000L);
    long nanos =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> random.nextInt(1000) * 1_000_000L;
          case 2 -> random.nextInt(1_000_000) * 1000L;
          default -> random.nextInt(1_000_000_000);
        };
    return Instant.ofEpochSecond(seconds, nanos);
  }
}
