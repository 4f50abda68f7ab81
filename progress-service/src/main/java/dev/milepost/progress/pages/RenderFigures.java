package dev.milepost.progress.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.progress.pages.FiguresModel.Part;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * Renders the figures of a cohort, for pages and for those that are open. A part is kept, and
 * rendered again only when something that it follows from has changed.
 */
@Component
public class RenderFigures {

  private static final String TEMPLATE = "progress/figures";

  /** What tells that something has changed. */
  private static final List<String> ABOUT = List.of("change", "said");

  /** Of all that is kept together; a cohort has some forty thousand in each language. */
  private static final long MOST_LETTERS = 8_000_000;

  private final Cache<Key, String> kept =
      Caffeine.newBuilder()
          .maximumWeight(MOST_LETTERS)
          .weigher((Key key, String html) -> html.length())
          .build();

  private final TemplateEngine templates;
  private final ApplicationContext application;

  RenderFigures(TemplateEngine templates, ApplicationContext application) {
    this.templates = templates;
    this.application = application;
  }

  /** Each part as HTML, one element with an id, by its name and in the page's order. */
  public Map<String, String> elements(FiguresModel figures, Locale language) {
    var elements = new LinkedHashMap<String, String>();
    figures.parts().forEach(part -> elements.put(part.name(), element(part, figures, language)));
    return elements;
  }

  private String element(Part part, FiguresModel figures, Locale language) {
    return kept.get(
        new Key(language, part.fragment(), part.shown()),
        any -> {
          Context context = context(figures, language);
          context.setVariables(part.variables());
          return html(part.fragment(), context, language);
        });
  }

  /** What tells of a change, when it was seen and what is there now; by name. */
  public Map<String, String> about(FiguresModel figures, ZonedDateTime at, Locale language) {
    Context context = context(figures, language);
    context.setVariable("changedAt", at);
    var about = new LinkedHashMap<String, String>();
    ABOUT.forEach(name -> about.put(name, html(name, context, language)));
    return about;
  }

  /** Each with beans of its own: evaluating keeps in them whose words are being said. */
  private Context context(FiguresModel figures, Locale language) {
    var context = new Context(language, figures.variables());
    context.setVariable(
        ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
        new ThymeleafEvaluationContext(application, null));
    return context;
  }

  /** Words are those of the request, of which there may be none, or one in another language. */
  private String html(String fragment, Context context, Locale language) {
    LocaleContext before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(language);
    try {
      return templates.process(TEMPLATE, Set.of(fragment), context).strip();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  private record Key(Locale language, String fragment, Object shown) {}
}
