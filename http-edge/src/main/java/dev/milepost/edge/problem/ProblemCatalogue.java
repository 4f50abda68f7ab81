package dev.milepost.edge.problem;

import dev.milepost.edge.look.PageFrame;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * What each problem type means, at the address that is its {@code type}, and all below an address.
 * Open to everyone.
 */
@Hidden
@RestController
class ProblemCatalogue {

  private final Map<String, ProblemType> types = new TreeMap<>();
  private final PageFrame frame;

  ProblemCatalogue(List<ProblemTypes> groups, PageFrame frame) {
    this.frame = frame;
    groups.stream().flatMap(group -> group.types().stream()).forEach(this::add);
  }

  private void add(ProblemType type) {
    ProblemType other = types.put(type.slug(), type);
    if (other != null && !other.equals(type)) {
      throw new IllegalStateException("two problem types are called " + type.slug());
    }
  }

  @GetMapping(path = "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
  Collection<ProblemType> all() {
    return types.values();
  }

  @GetMapping(path = "/problems", produces = MediaType.TEXT_HTML_VALUE)
  String allAsPage(Locale language) {
    return page(language, frame.text(language, "edge.problems"), all());
  }

  @GetMapping(path = "/problems/{*slug}", produces = MediaType.APPLICATION_JSON_VALUE)
  Object at(@PathVariable String slug) {
    ProblemType type = types.get(slug.substring(1));
    return type == null ? below(slug.substring(1)) : type;
  }

  @GetMapping(path = "/problems/{*slug}", produces = MediaType.TEXT_HTML_VALUE)
  String pageAt(@PathVariable String slug, Locale language) {
    ProblemType type = types.get(slug.substring(1));
    return type == null
        ? page(language, frame.text(language, "edge.problems"), below(slug.substring(1)))
        : page(language, type.title(), List.of(type));
  }

  private Collection<ProblemType> below(String step) {
    List<ProblemType> found =
        types.values().stream().filter(type -> type.slug().startsWith(step + "/")).toList();
    if (found.isEmpty()) {
      throw Problem.notFound();
    }
    return found;
  }

  private String page(Locale language, String title, Collection<ProblemType> shown) {
    return frame.around(
        language,
        title,
        shown.stream().map(ProblemCatalogue::asHtml).collect(Collectors.joining("\n")));
  }

  private static String asHtml(ProblemType type) {
    return "<article lang=\"en\"><h1>%s (%d)</h1><p>%s</p></article>"
        .formatted(
            HtmlUtils.htmlEscape(type.title()),
            type.status(),
            HtmlUtils.htmlEscape(type.meaning()));
  }
}
