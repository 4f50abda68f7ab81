package dev.milepost.state;

import static dev.milepost.events.MilestoneEventType.APPROVED;
import static dev.milepost.events.MilestoneEventType.CHANGES_REQUESTED;
import static dev.milepost.events.MilestoneEventType.COMPLETED;
import static dev.milepost.events.MilestoneEventType.REVOKED;
import static dev.milepost.events.MilestoneEventType.STARTED;
import static dev.milepost.events.MilestoneEventType.SUBMITTED;
import static dev.milepost.state.Events.event;
import static dev.milepost.state.Events.history;
import static dev.milepost.state.Events.id;
import static dev.milepost.state.Events.minute;
import static dev.milepost.state.Events.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneEventType;
import dev.milepost.events.MilestoneReported;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MilestoneHistoryTest {

  private static MilestoneStatus withoutReview(MilestoneReported... events) {
    return history(events).state(false).status();
  }

  private static MilestoneStatus reviewed(MilestoneReported... events) {
    return history(events).state(true).status();
  }

  @Nested
  class WithoutReview {

    @Test
    void nothingHappenedYet() {
      assertThat(withoutReview()).isEqualTo(MilestoneStatus.OPEN);
    }

    @Test
    void aSubmissionCountsAsDone() {
      assertThat(withoutReview(event(1, SUBMITTED, 1))).isEqualTo(MilestoneStatus.DONE);
    }

    @Test
    void startingAgainNeverLowersAState() {
      assertThat(withoutReview(event(1, COMPLETED, 1), event(2, STARTED, 9)))
          .isEqualTo(MilestoneStatus.DONE);
    }

    @Test
    void itWasDoneWhenItWasFirstDone() {
      assertThat(history(event(1, COMPLETED, 5), event(2, SUBMITTED, 3)).state(false).doneAt())
          .isEqualTo(minute(3));
    }

    @Test
    void aMentorMayStillSendItBack() {
      assertThat(withoutReview(event(1, SUBMITTED, 1), review(2, CHANGES_REQUESTED, 2, 1)))
          .isEqualTo(MilestoneStatus.CHANGES_REQUESTED);
    }
  }

  @Nested
  class Revoking {

    @Test
    void voidsWhatPrecedesIt() {
      assertThat(withoutReview(event(1, STARTED, 1), event(2, COMPLETED, 2), event(3, REVOKED, 3)))
          .isEqualTo(MilestoneStatus.OPEN);
    }

    @Test
    void leavesWhatFollowsIt() {
      var state =
          history(event(1, COMPLETED, 1), event(2, REVOKED, 2), event(3, COMPLETED, 4))
              .state(false);
      assertThat(state.status()).isEqualTo(MilestoneStatus.DONE);
      assertThat(state.doneAt()).isEqualTo(minute(4));
    }

    @Test
    void voidsAReviewOfWhatIsVoid() {
      assertThat(reviewed(event(1, SUBMITTED, 1), review(2, APPROVED, 2, 1), event(3, REVOKED, 3)))
          .isEqualTo(MilestoneStatus.OPEN);
    }
  }

  @Nested
  class WithReview {

    @Test
    void aSubmissionWaitsForItsReview() {
      var state = history(event(1, SUBMITTED, 1)).state(true);
      assertThat(state.status()).isEqualTo(MilestoneStatus.SUBMITTED);
      assertThat(state.submission()).isEqualTo(id(1));
    }

    @Test
    void completedIsTakenForASubmission() {
      assertThat(reviewed(event(1, COMPLETED, 1))).isEqualTo(MilestoneStatus.SUBMITTED);
    }

    @Test
    void approvedIsDone() {
      var state = history(event(1, SUBMITTED, 1), review(2, APPROVED, 5, 1)).state(true);
      assertThat(state.status()).isEqualTo(MilestoneStatus.DONE);
      assertThat(state.doneAt()).isEqualTo(minute(5));
    }

    @Test
    void aReviewWinsOverItsSubmissionWhateverTheClocksSay() {
      assertThat(reviewed(event(1, SUBMITTED, 10), review(2, CHANGES_REQUESTED, 2, 1)))
          .isEqualTo(MilestoneStatus.CHANGES_REQUESTED);
      assertThat(reviewed(event(1, SUBMITTED, 10), event(2, REVOKED, 5), review(3, APPROVED, 2, 1)))
          .isEqualTo(MilestoneStatus.DONE);
    }

    @Test
    void aNewSubmissionAfterChangesWereRequestedWaitsAgain() {
      assertThat(
              reviewed(
                  event(1, SUBMITTED, 1),
                  review(2, CHANGES_REQUESTED, 2, 1),
                  event(3, SUBMITTED, 3)))
          .isEqualTo(MilestoneStatus.SUBMITTED);
    }

    @Test
    void aReviewOfAnEarlierSubmissionDoesNotJudgeALaterOne() {
      assertThat(
              reviewed(
                  event(1, SUBMITTED, 1),
                  event(3, SUBMITTED, 3),
                  review(2, CHANGES_REQUESTED, 9, 1)))
          .isEqualTo(MilestoneStatus.SUBMITTED);
    }

    @Test
    void theReviewThatNamesTheLastSubmissionBeatsALaterOneThatDoesNot() {
      assertThat(
              reviewed(
                  event(1, SUBMITTED, 1),
                  event(2, SUBMITTED, 3),
                  review(3, CHANGES_REQUESTED, 4, 2),
                  review(4, APPROVED, 8, 1)))
          .isEqualTo(MilestoneStatus.CHANGES_REQUESTED);
    }

    @Test
    void ofTwoReviewsOfOneSubmissionTheLaterStands() {
      assertThat(
              reviewed(
                  event(1, SUBMITTED, 1),
                  review(2, CHANGES_REQUESTED, 2, 1),
                  review(3, APPROVED, 3, 1)))
          .isEqualTo(MilestoneStatus.DONE);
    }
  }

  @RepeatedTest(500)
  void anyOrderRepetitionAndLatenessGivesTheSameState(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    var events = new ArrayList<>(someEvents(random));
    var expected = history(events);

    events.addAll(events.subList(0, random.nextInt(events.size() + 1)));
    Collections.shuffle(events, random);

    assertThat(history(events)).isEqualTo(expected);
    assertThat(history(events).state(true)).isEqualTo(expected.state(true));
    assertThat(history(events).state(false)).isEqualTo(expected.state(false));
  }

  /** Few minutes and few submissions, so that ties and crossed reviews are common. */
  private static List<MilestoneReported> someEvents(Random random) {
    var types = MilestoneEventType.values();
    return IntStream.range(0, random.nextInt(1, 12))
        .mapToObj(
            number -> {
              var type = types[random.nextInt(types.length)];
              return type.isReview()
                  ? review(number, type, random.nextInt(6), random.nextInt(12))
                  : event(number, type, random.nextInt(6));
            })
        .toList();
  }
}
