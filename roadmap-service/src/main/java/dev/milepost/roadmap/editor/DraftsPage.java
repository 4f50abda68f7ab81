package dev.milepost.roadmap.editor;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.roadmap.publishing.DraftLine;
import dev.milepost.roadmap.publishing.Drafts;
import dev.milepost.roadmap.web.Authors;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where authors begin: what their organisation has written, published or not. */
@Controller
class DraftsPage {

  private static final int LISTED = 100;

  private final Drafts drafts;

  DraftsPage(Drafts drafts) {
    this.drafts = drafts;
  }

  @GetMapping("/roadmaps/authoring/drafts")
  String list(SignedIn who, @RequestParam(defaultValue = "") String after, Model model) {
    Authors.check(who);
    List<DraftLine> found = drafts.listed(who.organisation(), after, LISTED + 1);
    List<DraftLine> shown = found.stream().limit(LISTED).toList();
    model.addAttribute("drafts", shown);
    model.addAttribute("first", after.isEmpty());
    model.addAttribute("next", found.size() > LISTED ? shown.getLast().slug() : null);
    return "authoring/drafts";
  }
}
