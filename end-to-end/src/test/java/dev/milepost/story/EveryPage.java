package dev.milepost.story;

import java.util.List;
import java.util.Set;

/**
 * The pages that there are, by who may open them; one that looks the same to several is here once.
 * A new page is one line here, and missed until then (see {@link MappedPages}); {@code {path}} is
 * the demo learner's enrolment.
 */
final class EveryPage {

  static final List<String> OF_STRANGERS =
      List.of(
          "/roadmaps",
          "/roadmaps/ml-engineer",
          "/roadmaps/first-steps",
          "/roadmaps/first-steps/versions",
          "/roadmaps/first-steps/versions/1",
          "/roadmaps/first-steps/changes",
          "/roadmaps/nothing",
          "/problems",
          "/problems/invalid-fields",
          // Leads to the log-in.
          "/");

  static final List<String> OF_NEWCOMERS =
      List.of("/progress", "/notifications", "/notifications/inbox");

  static final List<String> OF_LEARNERS =
      List.of(
          "/progress",
          "/progress/enrolments/{path}",
          "/progress/enrolments/{path}/plan",
          "/progress/enrolments/{path}/plan?hoursPerWeek=6",
          "/progress/enrolments/{path}/plan?hoursPerWeek=many&daysOff=soon",
          "/progress/enrolments/{path}/portfolio",
          "/progress/profile",
          "/progress/nothing",
          "/notifications",
          "/notifications/inbox",
          "/notifications/preferences",
          "/notifications/endpoints",
          "/roadmaps/first-steps");

  static final List<String> OF_MENTORS =
      List.of(
          "/progress",
          "/progress/cohorts/accessible",
          "/progress/cohorts/accessible/at-risk",
          "/progress/cohorts/accessible/reviews",
          "/progress/cohorts/accessible/join",
          "/progress/cohorts/accessible/setup",
          "/progress/cohorts/accessible/setup/enrol",
          "/progress/enrolments/{path}",
          "/progress/enrolments/{path}/help",
          "/progress/enrolments/{path}/plan",
          "/progress/enrolments/{path}/portfolio",
          "/progress/enrolments/{path}/withdrawal",
          "/progress/enrolments/{path}/reinstatement",
          "/notifications",
          "/notifications/cohorts",
          "/notifications/cohorts/accessible",
          "/notifications/cohorts/accessible/preview",
          "/notifications/cohorts/accessible/preview/{path}",
          "/notifications/cohorts/accessible/endpoints",
          "/notifications/cohorts/accessible/effect");

  static final List<String> OF_ADMINS =
      List.of(
          "/progress",
          "/progress/new-cohort",
          "/progress/cohorts/accessible/setup",
          "/progress/cohorts/accessible/setup/details",
          "/progress/cohorts/accessible/version",
          "/progress/cohorts/accessible/version?to=2",
          "/progress/roadmaps/first-steps/dry-run/logged-in?back=/roadmaps/first-steps/draft",
          "/roadmaps",
          "/roadmaps/authoring/drafts",
          "/roadmaps/authoring/new",
          "/roadmaps/first-steps/draft",
          "/roadmaps/first-steps/publish",
          "/notifications",
          "/notifications/effect",
          "/notifications/cohorts/accessible/messages",
          "/notifications/cohorts/accessible/words/overdue/en",
          "/notifications/cohorts/accessible/words/overdue/de");

  /** Whose words are the longest, and may be wider than their place. */
  static final List<String> IN_GERMAN =
      List.of(
          "/progress",
          "/progress/cohorts/accessible",
          "/progress/cohorts/accessible/at-risk",
          "/progress/cohorts/accessible/setup",
          "/progress/cohorts/accessible/version?to=2",
          "/progress/enrolments/{path}",
          "/progress/enrolments/{path}/plan?hoursPerWeek=many&daysOff=soon",
          "/progress/enrolments/{path}/portfolio",
          "/notifications/cohorts/accessible",
          "/notifications/cohorts/accessible/preview");

  /** Mapped as pages are, and no more than what a script puts into an open page. */
  static final Set<String> PARTS = Set.of("/progress/cohorts/{slug}/live/now");

  /** What a form leads to that cannot be accepted, and the pages that only a form leads to. */
  static final List<Sent> SENT_BY_LEARNERS =
      List.of(
          new Sent("/notifications/preferences", "#opens", "20", ".save .solid", "#fault-hours"),
          new Sent(
              "/notifications/endpoints",
              "#url",
              "https://somebody@nowhere.example/",
              ".save .solid",
              "#fault-url"));

  /** A file of which one row is wrong, which waits to be confirmed. */
  static final Sent FILE =
      new Sent(
          "/progress/cohorts/accessible/setup/enrol",
          "#text",
          "email,name\nnobody,Paula\nomar@everybody.example,Omar\n",
          "[aria-labelledby=many] button",
          "table");

  static final List<Sent> SENT_BY_MENTORS =
      List.of(
          new Sent(
              "/progress/cohorts/accessible/setup/enrol",
              "#email",
              "nobody",
              "[aria-labelledby=one] button",
              "#email-fault"),
          new Sent(
              "/progress/cohorts/accessible/setup",
              "#maxUses",
              "0",
              ".small-form > button",
              "#maxUses-fault"),
          new Sent(
              "/progress/enrolments/{path}/withdrawal",
              "#day",
              "2001-01-01",
              "main form button",
              "#day-fault"),
          new Sent(
              "/progress/enrolments/{path}/help", "#text", " ", "#write button", "#text-fault"),
          new Sent(
              "/notifications/cohorts/accessible",
              "#perDay",
              "many",
              ".save .solid",
              "#fault-per-day"),
          new Sent(
              "/notifications/cohorts/accessible", "#perDay", "1", "[name=preview]", ".tried"));

  static final List<Sent> SENT_BY_ADMINS =
      List.of(
          new Sent("/progress/new-cohort", "#name", "", "main form button", "#name-fault"),
          new Sent(
              "/progress/cohorts/accessible/setup/details",
              "#endDay",
              "2001-01-01",
              "main form button",
              "#endDay-fault"),
          new Sent(
              "/notifications/cohorts/accessible/words/overdue/en",
              "#body",
              "",
              "main form button",
              "#fault-body"),
          new Sent(
              "/roadmaps/authoring/new", "#text", "slug: x", "#editor button.solid", ".faults"));

  private EveryPage() {}

  /** The status that a place is answered with. */
  static int status(String place) {
    if (place.endsWith("/nothing")) {
      return 404;
    }
    return place.contains("=many") ? 422 : 200;
  }

  /**
   * A form that is filled in and sent.
   *
   * @param place where the form is
   * @param field what is filled in, as a CSS selector
   * @param button what sends it
   * @param shown what the answer has
   */
  record Sent(String place, String field, String value, String button, String shown) {}
}
