package dev.milepost.progress.pages;

import dev.milepost.progress.Http;
import dev.milepost.progress.TestCohorts;
import dev.milepost.progress.TestCohorts.TestCohort;
import dev.milepost.progress.TestCohorts.TestEnrolment;
import dev.milepost.test.Browser;
import java.util.UUID;

/** A cohort that Lena learns in and Max mentors, and a browser of each, not logged in yet. */
public record LenaAndMax(
    TestCohort cohort, TestEnrolment enrolment, Browser learner, Browser mentor) {

  public static LenaAndMax in(TestCohorts cohorts, int port) {
    TestCohort cohort = cohorts.cohort();
    TestEnrolment enrolment = cohorts.enrol(cohort, person(port, "learner"));
    cohorts.mentor(cohort, person(port, "mentor"));
    return new LenaAndMax(
        cohort, enrolment, new Browser(port, "learner"), new Browser(port, "mentor"));
  }

  /** The person whom a log-in of this demo person finds. */
  public static UUID person(int port, String who) {
    Http http =
        Http.with(
            port,
            "demo-" + who,
            holder -> holder.email(who + "@milepost.example").emailVerified(true));
    return UUID.fromString(http.get("/api/v1/me").json().path("id").asString());
  }
}
