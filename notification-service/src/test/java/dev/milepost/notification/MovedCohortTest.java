package dev.milepost.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.CohortChanged;
import dev.milepost.events.EnrolmentChanged;
import dev.milepost.events.EventIds;
import dev.milepost.events.RoadmapPublished;
import dev.milepost.events.RoadmapPublished.Milestone;
import dev.milepost.events.RoadmapPublished.Roadmap;
import dev.milepost.events.RoadmapPublished.Stage;
import dev.milepost.notification.enrolment.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A cohort goes to another version of its roadmap, and its learners' reminders go by that. */
@NotificationTest
class MovedCohortTest {

  @Autowired private World world;

  @Test
  void whatTheNewVersionAddsIsRemindedOfAndWhatWasDoneIsNot() {
    var learner = world.join();
    world.tell(learner.completed("git"), learner.completed("python"));
    await().untilAsserted(() -> assertThat(world.ledger(learner)).contains("welcome sent"));

    world.tell(withShellForGit());
    world.tell(atVersionTwo(learner.cohort(2)), withShellForGit(learner.enrolment(2, now(), null)));
    world.jump(Duration.ofDays(9));

    await()
        .untilAsserted(
            () ->
                assertThat(world.subjects(learner))
                    .contains("“The shell milestone” is waiting for you")
                    .noneMatch(subject -> subject.contains("The git milestone")));
  }

  private Instant now() {
    return world.now();
  }

  /** Version 2 of the roadmap has “shell” where the first has “git”. */
  private RoadmapPublished withShellForGit() {
    Roadmap first = Facts.roadmap();
    List<Stage> stages = first.stages().stream().map(MovedCohortTest::withShellForGit).toList();
    return new RoadmapPublished(
        EventIds.of("ml/2"),
        "main",
        new Roadmap(
            first.slug(),
            first.title(),
            first.summary(),
            first.days(),
            stages,
            first.skills(),
            first.portfolioProjects(),
            first.resumeKeywords(),
            first.facts(),
            first.sources()),
        2,
        now());
  }

  private static Stage withShellForGit(Stage stage) {
    return new Stage(
        stage.key(),
        stage.title(),
        stage.summary(),
        stage.weeks(),
        stage.prerequisites(),
        stage.milestones().stream().map(one -> one.key().equals("git") ? shell(one) : one).toList(),
        stage.interviewQuestions());
  }

  private static Milestone shell(Milestone git) {
    return new Milestone(
        "shell",
        "The shell milestone",
        git.summary(),
        git.kind(),
        git.required(),
        git.points(),
        git.hours(),
        git.dueDay(),
        git.prerequisites(),
        git.evidence(),
        git.review(),
        git.skills(),
        git.resources());
  }

  private static CohortChanged atVersionTwo(CohortChanged cohort) {
    return new CohortChanged(
        cohort.id(),
        cohort.cohort(),
        cohort.revision(),
        cohort.organisation(),
        cohort.slug(),
        cohort.name(),
        cohort.term(),
        cohort.roadmap(),
        2,
        cohort.startDay(),
        cohort.endDay(),
        cohort.zone(),
        cohort.pacing(),
        cohort.blackoutDays(),
        cohort.mentors(),
        cohort.changedAt());
  }

  private static EnrolmentChanged withShellForGit(EnrolmentChanged enrolment) {
    var plan = new HashMap<String, LocalDate>(enrolment.plan());
    plan.put("shell", plan.remove("git"));
    return new EnrolmentChanged(
        enrolment.id(),
        enrolment.enrolment(),
        enrolment.revision(),
        enrolment.learner(),
        enrolment.cohort(),
        enrolment.enrolledAt(),
        enrolment.countsFrom(),
        enrolment.withdrawnOn(),
        plan,
        enrolment.changedAt());
  }
}
