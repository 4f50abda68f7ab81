package dev.milepost.progress.projecting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.state.MilestoneHistory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoriesTest {

  private static final int PLACES = 40;

  private final Random random = new Random(11);

  @Test
  void whatWasPackedIsUnpackedTheSameHoweverItCameIn() {
    for (int run = 0; run < 50; run++) {
      Map<Integer, MilestoneHistory> expected = new HashMap<>();
      Histories histories = Histories.NONE;
      for (int batch = 0; batch < 20; batch++) {
        var changed = new TreeMap<Integer, MilestoneHistory>();
        for (int i = 0; i < random.nextInt(1, 5); i++) {
          int place = random.nextInt(PLACES);
          var history = expected.getOrDefault(place, MilestoneHistory.NONE).with(anyEvent());
          expected.put(place, history);
          changed.put(place, history);
        }
        histories = histories.with(changed);
      }
      for (int place = 0; place < PLACES; place++) {
        assertThat(histories.at(place))
            .isEqualTo(expected.getOrDefault(place, MilestoneHistory.NONE));
      }
      assertThat(Histories.of(histories.packed())).isEqualTo(histories);
      assertThat(Histories.NONE.with(new TreeMap<>(expected))).isEqualTo(histories);
    }
  }

  @Test
  void aMilestoneWithOneEventTakesThirtyBytes() {
    var history = MilestoneHistory.NONE.with(event(MilestoneEventType.COMPLETED, null));
    assertThat(Histories.NONE.with(new TreeMap<>(Map.of(3, history))).packed()).hasSize(30);
  }

  @Test
  void theLayoutIsTheOneThatTheMigrationWrites() {
    var event =
        new MilestoneReported(
            UUID.fromString("0198c0de-0000-7000-8000-000000000001"),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            "import",
            "git",
            MilestoneEventType.APPROVED,
            UUID.fromString("0198c0de-0000-7000-8000-000000000002"),
            Instant.parse("1970-01-01T00:00:01Z"),
            Instant.parse("1970-01-01T00:00:02Z"),
            null,
            null,
            true,
            1);
    var packed = Histories.NONE.with(new TreeMap<>(Map.of(258, MilestoneHistory.NONE.with(event))));
    assertThat(packed)
        .hasToString(
            "0102"
                + "002a"
                + "61"
                + "00000000000f4240"
                + "0198c0de000070008000000000000001"
                + "03"
                + "0198c0de000070008000000000000002");
  }

  private MilestoneReported anyEvent() {
    var types = MilestoneEventType.values();
    var type = types[random.nextInt(types.length)];
    return event(type, type.isReview() ? new UUID(random.nextLong(), random.nextLong()) : null);
  }

  private MilestoneReported event(MilestoneEventType type, UUID submission) {
    var at = Instant.ofEpochSecond(random.nextLong(-1_000_000, 4_000_000_000L), 123_456_000);
    return new MilestoneReported(
        new UUID(random.nextLong(), random.nextLong()),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        "api",
        "git",
        type,
        submission,
        at,
        at,
        null,
        null,
        random.nextBoolean(),
        1);
  }
}
