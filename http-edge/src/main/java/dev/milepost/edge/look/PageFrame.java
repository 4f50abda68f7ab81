package dev.milepost.edge.look;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.web.util.HtmlUtils;

/**
 * The head of every page around a page that needs no template engine, as {@code edge/frame.html}
 * has it for the others.
 *
 * @param assets path below which the service has the style sheet and the icon
 * @param words of {@code edge/words}, which have every page's head in all languages
 */
public record PageFrame(String assets, MessageSource words) {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%1$s">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%2$s</title>
        <link rel="icon" type="image/svg+xml" href="%3$s/milepost.svg">
        <link rel="stylesheet" href="%3$s/look.css">
      </head>
      <body>
      <a class="skip" href="#content">%4$s</a>
      <header class="top">
        <a class="brand" href="/progress">
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d="M4 18V9a6 6 0 0 1 12 0v9M2 18h16M8 9h4M8 12.5h4" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>
          </svg>
          <span>Milepost</span>
        </a>
        <nav aria-label="%5$s">%6$s</nav>
      </header>
      <main id="content" tabindex="-1">%7$s</main>
      </body>
      </html>
      """;

  /**
   * @param language one that is spoken
   * @param title as text
   * @param content as HTML
   */
  public String around(Locale language, String title, String content) {
    return PAGE.formatted(
        language.getLanguage(),
        text(language, "edge.title", title),
        assets,
        text(language, "edge.skip"),
        text(language, "edge.nav"),
        navigation(language),
        content);
  }

  /** A message of {@code edge/words}, as HTML. */
  public String text(Locale language, String key, Object... values) {
    return HtmlUtils.htmlEscape(words.getMessage(key, values, language), "UTF-8");
  }

  private String navigation(Locale language) {
    return Stream.of("progress", "roadmaps", "notifications")
        .map(part -> "<a href=\"/%s\">%s</a>".formatted(part, text(language, "edge." + part)))
        .collect(Collectors.joining("\n"));
  }
}
