package dev.milepost.notification.listing;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.cohorts.Cohort;
import dev.milepost.notification.cohorts.CohortsOf;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was written to the learners of a cohort, or not, and why, for who looks after it. */
@Controller
class CohortMessagesPage {

  private static final int SHOWN = 20;

  private final CohortsOf cohorts;
  private final ReadLedger ledger;
  private final DescribeDecisions describe;
  private final MessageSource words;

  CohortMessagesPage(
      CohortsOf cohorts, ReadLedger ledger, DescribeDecisions describe, MessageSource words) {
    this.cohorts = cohorts;
    this.ledger = ledger;
    this.describe = describe;
    this.words = words;
  }

  /**
   * @param before where the page begins, as its link to older ones has it
   */
  @GetMapping("/notifications/cohorts/{slug}/messages")
  String page(
      SignedIn who,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String before,
      Locale reader,
      ZoneId zone,
      Model model) {
    Cohort cohort = cohorts.named(who, slug);
    List<LedgerEntry> found =
        ledger.list(
            who.organisation(),
            LedgerFilter.ofCohort(cohort.id()),
            LedgerApi.place(before),
            SHOWN + 1);
    boolean more = found.size() > SHOWN;
    List<LedgerEntry> entries = more ? found.subList(0, SHOWN) : found;
    model.addAttribute("viewer", who.name());
    model.addAttribute("cohort", cohort);
    model.addAttribute("lines", describe.forMentor(entries, Language.of(reader, words), zone));
    model.addAttribute("older", more ? LedgerApi.cursor(entries.getLast()) : null);
    model.addAttribute("later", before != null);
    return "notifications/cohort-messages";
  }
}
