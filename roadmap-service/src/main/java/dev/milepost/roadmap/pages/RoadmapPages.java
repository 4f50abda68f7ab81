package dev.milepost.roadmap.pages;

import dev.milepost.roadmap.publishing.Version;
import dev.milepost.roadmap.publishing.Versions;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages that need no log-in. */
@Controller
class RoadmapPages {

  /** More roadmaps than one page should list; the API has them all. */
  private static final int LISTED = 200;

  private final Versions versions;

  RoadmapPages(Versions versions) {
    this.versions = versions;
  }

  @GetMapping(path = "/roadmaps", produces = MediaType.TEXT_HTML_VALUE)
  String all(Model model) {
    model.addAttribute(
        "roadmaps", versions.latestOfEach("", LISTED).stream().map(RoadmapCard::of).toList());
    return "roadmaps/all";
  }

  @GetMapping(path = "/roadmaps/{slug}", produces = MediaType.TEXT_HTML_VALUE)
  String latest(@PathVariable String slug, Model model) {
    Version latest = versions.latest(slug);
    return path(latest, latest.number(), model);
  }

  @GetMapping(path = "/roadmaps/{slug}/versions/{version}", produces = MediaType.TEXT_HTML_VALUE)
  String version(@PathVariable String slug, @PathVariable int version, Model model) {
    return path(versions.of(slug, version), versions.latest(slug).number(), model);
  }

  private static String path(Version version, int latest, Model model) {
    model.addAttribute("path", DrawPath.of(version));
    model.addAttribute("outdated", version.number() < latest);
    return "roadmaps/path";
  }
}
