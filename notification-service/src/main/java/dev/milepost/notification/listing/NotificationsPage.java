package dev.milepost.notification.listing;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.knowledge.Enrolments;
import dev.milepost.notification.knowledge.Mentorships;
import dev.milepost.notification.policy.Channel;
import dev.milepost.notification.policy.Delivery;
import dev.milepost.notification.policy.Wishes;
import dev.milepost.notification.preferences.Preferences;
import dev.milepost.notification.rules.Category;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What was written to the person who is logged in, what was not and why, and what they get; for
 * admins, the organisation's ledger.
 */
@Controller
class NotificationsPage {

  private static final int SHOWN = 20;

  private final ReadLedger ledger;
  private final DescribeDecisions describe;
  private final OutcomeInWords outcomes;
  private final Addresses addresses;
  private final Enrolments enrolments;
  private final Mentorships mentorships;
  private final Preferences preferences;
  private final ResendUnknown resendUnknown;
  private final MessageSource words;

  NotificationsPage(
      ReadLedger ledger,
      DescribeDecisions describe,
      OutcomeInWords outcomes,
      Addresses addresses,
      Enrolments enrolments,
      Mentorships mentorships,
      Preferences preferences,
      ResendUnknown resendUnknown,
      MessageSource words) {
    this.ledger = ledger;
    this.describe = describe;
    this.outcomes = outcomes;
    this.addresses = addresses;
    this.enrolments = enrolments;
    this.mentorships = mentorships;
    this.preferences = preferences;
    this.resendUnknown = resendUnknown;
    this.words = words;
  }

  /**
   * @param before where the page of own messages begins, as its link to older ones has it
   * @param decisionsBefore the same for the organisation's decisions
   */
  @GetMapping("/notifications")
  String page(
      SignedIn who,
      @RequestParam(required = false) @Nullable String before,
      @RequestParam(required = false) @Nullable String decisionsBefore,
      @RequestParam(required = false) @Nullable String saved,
      @RequestParam(required = false) @Nullable String resent,
      Locale reader,
      ZoneId zone,
      Model model) {
    Language language = Language.of(reader, words);
    Set<UUID> learners = addresses.learnersOf(who);
    var roles = new Roles(enrolments.anyOf(learners), mentorships.anyOf(learners));
    model.addAttribute("viewer", who.name());
    model.addAttribute("reader", roles.isReader());
    model.addAttribute("saved", saved != null);
    model.addAttribute("looksAfter", who.admin() || roles.mentor());
    if (roles.isReader()) {
      own(who, learners, before, language, model);
      List<Switch> switches = switches(learners, roles);
      model.addAttribute("switches", switches);
      model.addAttribute("none", switches.stream().noneMatch(Switch::on));
    }
    if (who.admin()) {
      organisation(who, decisionsBefore, language, zone, model);
      model.addAttribute("resent", resent != null);
    }
    return "notifications/page";
  }

  /** Sends again what may or may not have arrived; back to what is left of that. */
  @PostMapping("/notifications/ledger/{id}/resend")
  String resend(SignedIn who, @PathVariable UUID id) {
    resendUnknown.resend(who, id);
    return "redirect:/notifications?resent#unknown";
  }

  private void own(
      SignedIn who, Set<UUID> learners, @Nullable String before, Language language, Model model) {
    Slice own = slice(who, LedgerFilter.ofLearners(learners), before);
    model.addAttribute("messages", describe.forLearner(own.entries(), language));
    model.addAttribute("older", own.older());
    model.addAttribute("later", before != null);
  }

  private void organisation(
      SignedIn who, @Nullable String before, Language language, ZoneId zone, Model model) {
    LedgerSummary summary = LedgerSummary.of(ledger.counts(who.organisation()));
    Slice all = slice(who, LedgerFilter.ALL, before);
    model.addAttribute("summary", summary);
    model.addAttribute("reasons", outcomes.reasons(summary, language));
    model.addAttribute("unknown", unknown(who, language, zone));
    model.addAttribute("decisions", describe.forAdmin(all.entries(), language, zone));
    model.addAttribute("decisionsOlder", all.older());
    model.addAttribute("decisionsLater", before != null);
  }

  /** The newest of those that a person has to look at; as they are settled, older ones follow. */
  private List<Unknown> unknown(SignedIn who, Language language, ZoneId zone) {
    List<LedgerEntry> entries =
        ledger.list(who.organisation(), LedgerFilter.UNKNOWN, Long.MAX_VALUE, SHOWN);
    List<MessageLine> lines = describe.forAdmin(entries, language, zone);
    return IntStream.range(0, entries.size())
        .mapToObj(place -> new Unknown(entries.get(place), lines.get(place)))
        .toList();
  }

  private Slice slice(SignedIn who, LedgerFilter filter, @Nullable String before) {
    List<LedgerEntry> found =
        ledger.list(who.organisation(), filter, LedgerApi.place(before), SHOWN + 1);
    return found.size() <= SHOWN
        ? new Slice(found, null)
        : new Slice(found.subList(0, SHOWN), LedgerApi.cursor(found.get(SHOWN - 1)));
  }

  /** Where an address belongs to several learners, a category is off when all have stopped it. */
  private List<Switch> switches(Set<UUID> learners, Roles roles) {
    var wishes = preferences.of(learners, Channel.EMAIL);
    return EnumSet.allOf(Category.class).stream()
        .filter(roles::gets)
        .map(
            category ->
                new Switch(
                    category.wireName(),
                    learners.stream()
                        .map(learner -> wishes.getOrDefault(learner, Wishes.NONE))
                        .anyMatch(wish -> wish.delivery(category) != Delivery.OFF)))
        .toList();
  }

  /**
   * @param older what the link to the entries that follow says; null when none do
   */
  private record Slice(List<LedgerEntry> entries, @Nullable String older) {}

  /** As what somebody is written to. */
  private record Roles(boolean learner, boolean mentor) {

    boolean isReader() {
      return learner || mentor;
    }

    boolean gets(Category category) {
      return category.isForMentors() ? mentor : learner;
    }
  }

  /** A message that may or may not have arrived. */
  record Unknown(LedgerEntry entry, MessageLine line) {}

  record Switch(String category, boolean on) {}
}
