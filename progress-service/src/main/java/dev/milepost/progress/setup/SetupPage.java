package dev.milepost.progress.setup;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.progress.cohorts.AppointMentor;
import dev.milepost.progress.cohorts.Cohort;
import dev.milepost.progress.cohorts.CohortAccess;
import dev.milepost.progress.cohorts.DismissMentor;
import dev.milepost.progress.cohorts.Mentorships;
import dev.milepost.progress.cohorts.PlausibleDay;
import dev.milepost.progress.identity.Caller;
import dev.milepost.progress.identity.Callers;
import dev.milepost.progress.identity.EmailAddress;
import dev.milepost.progress.identity.FieldReader;
import dev.milepost.progress.inviting.InvitationRequest;
import dev.milepost.progress.inviting.Invitations;
import dev.milepost.progress.inviting.MakeInvitation;
import dev.milepost.progress.inviting.RevokeInvitation;
import dev.milepost.progress.roadmaps.PublishedRoadmaps;
import dev.milepost.progress.wording.Wording;
import dev.milepost.time.BusinessClock;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a cohort is set up: what it is, who mentors it, and by which links one joins it. */
@Controller
@RequestMapping("/progress/cohorts/{slug}/setup")
class SetupPage {

  private static final EmailAddress NOBODY = new EmailAddress("@");

  private final Callers callers;
  private final CohortAccess access;
  private final PublishedRoadmaps roadmaps;
  private final Mentorships mentorships;
  private final AppointMentor appoint;
  private final DismissMentor dismiss;
  private final Invitations invitations;
  private final MakeInvitation invite;
  private final RevokeInvitation revoke;
  private final BusinessClock clock;
  private final Wording wording;
  private final String publicUrl;

  SetupPage(
      Callers callers,
      CohortAccess access,
      PublishedRoadmaps roadmaps,
      Mentorships mentorships,
      AppointMentor appoint,
      DismissMentor dismiss,
      Invitations invitations,
      MakeInvitation invite,
      RevokeInvitation revoke,
      BusinessClock clock,
      Wording wording,
      @Value("${milepost.public-url}") String publicUrl) {
    this.callers = callers;
    this.access = access;
    this.roadmaps = roadmaps;
    this.mentorships = mentorships;
    this.appoint = appoint;
    this.dismiss = dismiss;
    this.invitations = invitations;
    this.invite = invite;
    this.revoke = revoke;
    this.clock = clock;
    this.wording = wording;
    this.publicUrl = publicUrl;
  }

  /**
   * @param done what was just done: {@code made}, {@code changed}, {@code appointed}, {@code
   *     dismissed} or {@code revoked}; empty for nothing
   * @param link the token of the invitation that was just made
   */
  @GetMapping
  String setup(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String done,
      @RequestParam(defaultValue = "") String link,
      Model model) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    model.addAttribute("done", done);
    if (!link.isEmpty() && invitations.isOf(cohort, link)) {
      model.addAttribute("link", publicUrl + "/progress/invitations/" + link);
    }
    return show(signedIn, caller, cohort, Form.of(Map.of()), model);
  }

  @PostMapping("/mentors")
  String appoint(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forAdmin(caller, slug);
    Form form = Form.of(typed);
    try {
      var fields = new FieldReader();
      fields.required(
          "/mentor", form.given("mentor"), EmailAddress::read, EmailAddress.RULE, NOBODY);
      fields.refuseFaults();
      appoint.appoint(caller, slug, form.value("mentor"));
      return back(slug, "appointed", "mentors");
    } catch (Problem problem) {
      return show(signedIn, caller, cohort, form.refused(problem, response), model);
    }
  }

  @PostMapping("/mentors/{person}/dismissal")
  String dismiss(SignedIn signedIn, @PathVariable String slug, @PathVariable UUID person) {
    dismiss.dismiss(callers.of(signedIn), slug, person.toString());
    return back(slug, "dismissed", "mentors");
  }

  @PostMapping("/invitations")
  String invite(
      SignedIn signedIn,
      @PathVariable String slug,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response) {
    Caller caller = callers.of(signedIn);
    Cohort cohort = access.forStaff(caller, slug);
    Form form = Form.of(typed);
    try {
      return "redirect:/progress/cohorts/%s/setup?link=%s#invitations"
          .formatted(slug, invite.make(caller, slug, wish(form)).token());
    } catch (Problem problem) {
      return show(signedIn, caller, cohort, form.refused(problem, response), model);
    }
  }

  private static InvitationRequest wish(Form form) {
    var fields = new FieldReader();
    var wish =
        new InvitationRequest(
            fields.optional(
                "/expiresOn", form.given("expiresOn"), PlausibleDay::read, PlausibleDay.RULE),
            fields.optional(
                "/maxUses",
                form.given("maxUses"),
                SetupPage::number,
                InvitationRequest.MAX_USES_RULE));
    fields.refuseFaults();
    return wish;
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  @PostMapping("/invitations/{invitation}/revocation")
  String revoke(SignedIn signedIn, @PathVariable String slug, @PathVariable UUID invitation) {
    revoke.revoke(callers.of(signedIn), slug, invitation);
    return back(slug, "revoked", "invitations");
  }

  private static String back(String slug, String done, String place) {
    return "redirect:/progress/cohorts/%s/setup?done=%s#%s".formatted(slug, done, place);
  }

  /** A line for each stretch of days. */
  private String blackout(Cohort cohort) {
    return BlackoutDays.written(cohort.blackoutDays(), wording::dayOfYear, wording::fromTo);
  }

  private String show(SignedIn signedIn, Caller caller, Cohort cohort, Form form, Model model) {
    var roadmap = roadmaps.pinned(cohort.roadmap(), cohort.roadmapVersion()).roadmap();
    model.addAttribute("viewer", signedIn.name());
    model.addAttribute("admin", caller.admin());
    model.addAttribute("cohort", cohort);
    model.addAttribute("roadmapTitle", roadmap.title());
    model.addAttribute("blackout", blackout(cohort));
    model.addAttribute("mentors", mentorships.of(cohort));
    model.addAttribute("invitations", invitations.of(cohort, clock.today(cohort.zone())));
    model.addAttribute("form", form);
    return "progress/setup/setup";
  }
}
