package dev.milepost.roadmap.pages;

import dev.milepost.roadmap.comparing.Differences;
import dev.milepost.roadmap.publishing.Edition;
import dev.milepost.roadmap.publishing.Version;
import dev.milepost.roadmap.publishing.Versions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All versions of a roadmap, and what changed from one to another. Open to everyone. */
@Controller
class VersionPages {

  private final Versions versions;

  VersionPages(Versions versions) {
    this.versions = versions;
  }

  @GetMapping(path = "/roadmaps/{slug}/versions", produces = MediaType.TEXT_HTML_VALUE)
  String all(@PathVariable String slug, Model model) {
    model.addAttribute("slug", slug);
    model.addAttribute("title", versions.latest(slug).roadmap().title());
    model.addAttribute("versions", lines(versions.editions(slug)));
    return "roadmaps/versions";
  }

  /**
   * @param from the older version; the one before {@code to} unless given
   * @param to the newer version; the latest unless given
   */
  @GetMapping(path = "/roadmaps/{slug}/changes", produces = MediaType.TEXT_HTML_VALUE)
  String changes(
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable Integer from,
      @RequestParam(required = false) @Nullable Integer to,
      Model model) {
    Version after = to == null ? versions.latest(slug) : versions.of(slug, to);
    Version before = versions.of(slug, from == null ? Math.max(1, after.number() - 1) : from);
    model.addAttribute("slug", slug);
    model.addAttribute("title", after.roadmap().title());
    model.addAttribute("from", before.number());
    model.addAttribute("to", after.number());
    model.addAttribute("versions", lines(versions.editions(slug)));
    model.addAttribute("differences", Differences.between(before.roadmap(), after.roadmap()));
    return "roadmaps/changes";
  }

  private static List<Line> lines(List<Edition> editions) {
    Words words = Words.ofReader();
    return editions.stream()
        .map(edition -> new Line(edition.number(), words.day(edition.publishedAt())))
        .toList();
  }

  record Line(int number, String publishedOn) {}
}
