package dev.milepost.progress.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import dev.milepost.state.MilestoneHistory;
import java.time.Instant;
import java.util.Arrays;
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
  void whatIsPutAwayLeavesTwoBytesAndComesBackTheSame() {
    var all = new TreeMap<Integer, MilestoneHistory>();
    for (int place = 0; place < PLACES; place++) {
      all.put(place, MilestoneHistory.NONE.with(anyEvent()));
    }
    Histories whole = Histories.NONE.with(all);
    Kept first = whole.puttingAway(place -> place < 10);
    Kept then = first.here().puttingAway(place -> place < 30);
    Histories second = then.here();

    byte[] away = joined(then.putAway(), first.putAway());
    assertThat(second.packed()).hasSize(2 * 30 + second.bytesHere());
    assertThat(second.isAway(29)).isTrue();
    assertThat(second.isAway(30)).isFalse();
    assertThat(second.at(30)).isEqualTo(all.get(30));
    assertThat(second.whole(away)).isEqualTo(whole);
    assertThat(second.whole(joined(whole.puttingAway(place -> place == 4).putAway(), away)))
        .isEqualTo(whole);
    assertThatIllegalStateException().isThrownBy(() -> second.at(4)).withMessageContaining("4");
    assertThatIllegalStateException()
        .isThrownBy(() -> second.whole(new byte[0]))
        .withMessageContaining("29");
  }

  @Test
  void whatWasPutAwayGivesWayToWhatIsNew() {
    var old = MilestoneHistory.NONE.with(event(MilestoneEventType.STARTED, null));
    var more = old.with(event(MilestoneEventType.COMPLETED, null));
    Histories whole = Histories.NONE.with(new TreeMap<>(Map.of(1, old, 2, old, 3, old)));
    Histories rest = whole.puttingAway(place -> true).here();

    Histories changed = rest.with(new TreeMap<>(Map.of(2, more)));

    assertThat(changed.at(2)).isEqualTo(more);
    assertThat(changed.whole(whole.packed())).isEqualTo(whole.with(new TreeMap<>(Map.of(2, more))));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
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
