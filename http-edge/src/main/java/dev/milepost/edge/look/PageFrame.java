package dev.milepost.edge.look;

import org.springframework.web.util.HtmlUtils;

/**
 * The head of every page around a page that needs no template engine.
 *
 * @param assets path below which the service has the style sheet and the icon
 */
public record PageFrame(String assets) {

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s · Milepost</title>
        <link rel="icon" type="image/svg+xml" href="%2$s/milepost.svg">
        <link rel="stylesheet" href="%2$s/look.css">
      </head>
      <body>
      <a class="skip" href="#content">To the content</a>
      <header class="top">
        <a class="brand" href="/">
          <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d="M4 18V9a6 6 0 0 1 12 0v9M2 18h16M8 9h4M8 12.5h4" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>
          </svg>
          <span>Milepost</span>
        </a>
        <nav aria-label="Main">
          <a href="/progress">Progress</a>
          <a href="/roadmaps">Roadmaps</a>
          <a href="/notifications">Notifications</a>
        </nav>
      </header>
      <main id="content" tabindex="-1">%3$s</main>
      </body>
      </html>
      """;

  /**
   * @param title as text
   * @param content as HTML
   */
  public String around(String title, String content) {
    return PAGE.formatted(HtmlUtils.htmlEscape(title), assets, content);
  }
}
