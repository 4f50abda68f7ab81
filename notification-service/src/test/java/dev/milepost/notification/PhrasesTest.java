package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.edge.phrases.Phrasebook;
import dev.milepost.test.Refusals;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever this service refuses, it can say in German. */
class PhrasesTest {

  private static final Set<String> REFUSING =
      Set.of(
          "dev/milepost/edge/problem/Fault.<init>",
          "dev/milepost/edge/problem/Problem.<init>",
          "dev/milepost/edge/problem/Problem.at",
          "dev/milepost/notification/bounces/ReadReport$Unreadable.<init>");

  private final Phrasebook phrases = new Phrasebook("edge/phrases", "phrases");
  private final Refusals ours = Refusals.of(NotificationService.class);

  @Test
  void everythingThatIsRefusedIsSaidInGerman() {
    assertThat(ours.texts(REFUSING))
        .hasSizeGreaterThan(35)
        .contains(
            "a whole number from %d to %d",
            "a host on the public internet",
            "a part message/delivery-status or message/feedback-report")
        .allMatch(text -> phrases.knows(Locale.GERMAN, text));
  }

  @Test
  void noPhraseIsKeptThatNobodySaysAnyMore() {
    assertThat(new Phrasebook("phrases").phrases(Locale.GERMAN)).allMatch(ours::hasText);
  }
}
