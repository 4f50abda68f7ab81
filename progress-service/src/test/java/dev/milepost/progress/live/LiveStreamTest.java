package dev.milepost.progress.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.progress.live.LiveStream.Reader;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

  private static final Duration A_MOMENT = Duration.ofMillis(20);

  private final AtomicInteger closed = new AtomicInteger();
  private final LiveStream stream =
      new LiveStream(null, Locale.ENGLISH, new Reader(null, null), any -> closed.incrementAndGet());

  @Test
  void whoReadsSlowlyGetsTheNewestAndNothingOfWhatWasBetween() throws Exception {
    stream.offer(content("one"));
    stream.offer(content("two"));
    stream.offer(content("three"));
    LiveContent got = stream.awaitAfter(LiveContent.NOTHING, A_MOMENT);
    assertThat(got).isEqualTo(content("three"));
    assertThat(stream.awaitAfter(got, A_MOMENT)).isSameAs(got);
  }

  @Test
  void whatAStreamBeginsWithIsNeverOlderThanWhatItHasAlready() throws Exception {
    stream.begin(content("one"));
    assertThat(stream.awaitAfter(LiveContent.NOTHING, A_MOMENT)).isEqualTo(content("one"));
    stream.offer(content("three"));
    stream.begin(content("two"));
    assertThat(stream.awaitAfter(LiveContent.NOTHING, A_MOMENT)).isEqualTo(content("three"));
  }

  @Test
  void onlyFragmentsThatDifferAreSent() {
    var before = LiveContent.of(Map.of("cards", "<p>1</p>", "map", "<svg/>"));
    var after = LiveContent.of(Map.of("cards", "<p>2</p>", "map", "<svg/>"));
    assertThat(after.beside(before)).isEqualTo("<p>2</p>");
    assertThat(after.beside(LiveContent.NOTHING)).contains("<p>2</p>", "\n<!---->\n", "<svg/>");
    assertThat(after.beside(after)).isEmpty();
    assertThat(after.id()).isNotEqualTo(before.id());
  }

  @Test
  void aStreamThatIsClosedWakesItsReaderAndIsClosedOnce() throws Exception {
    var woken = new Semaphore(0);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                stream.awaitAfter(LiveContent.NOTHING, Duration.ofMinutes(1));
                woken.release();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    stream.close();
    stream.close();
    assertThat(woken.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    assertThat(stream.isOpen()).isFalse();
    assertThat(closed).hasValue(1);
  }

  private static LiveContent content(String text) {
    return LiveContent.of(Map.of("cards", text));
  }
}
