package dev.milepost.notification.choices;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.knowledge.Addresses;
import dev.milepost.notification.rules.Category;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switches of the page: what the learner who is logged in gets, then back to the page. */
@Controller
class SwitchMessages {

  private static final String BACK = "redirect:/notifications?saved#what-you-get";

  private final Addresses addresses;
  private final ChangePreferences preferences;

  SwitchMessages(Addresses addresses, ChangePreferences preferences) {
    this.addresses = addresses;
    this.preferences = preferences;
  }

  @PostMapping("/notifications/categories/{name}")
  String one(SignedIn who, @PathVariable String name, @RequestParam boolean wanted) {
    Category category =
        Arrays.stream(Category.values())
            .filter(known -> known.wireName().equals(name))
            .findFirst()
            .orElseThrow(Problem::notFound);
    preferences.turn(learners(who), EnumSet.of(category), wanted);
    return BACK;
  }

  @PostMapping("/notifications/categories")
  String all(SignedIn who, @RequestParam boolean wanted) {
    Set<Category> all = wanted ? ChangePreferences.byThemselves() : EnumSet.allOf(Category.class);
    preferences.turn(learners(who), all, wanted);
    return BACK;
  }

  /** Whoever is no learner has nothing to switch. */
  private Set<UUID> learners(SignedIn who) {
    Set<UUID> learners = addresses.learnersOf(who);
    if (learners.isEmpty()) {
      throw Problem.notFound();
    }
    return learners;
  }
}
