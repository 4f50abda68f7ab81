package dev.milepost.story;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What keeps somebody from using a page: every violation that axe finds of WCAG 2.2 A and AA on a
 * desk in light and on a phone in dark, text that is hard to read in the other colours of each, and
 * anything that is wider than the phone. Only colours differ between light and dark, so that the
 * other rules are not asked again there.
 */
final class Accessibility {

  private static final int HEIGHT = 900;
  private static final int DESK = 1440;
  private static final int PHONE = 360;

  private static final String ALL =
      """
      {
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        rules: { 'target-size': { enabled: true } }
      }\
      """;

  private static final String COLOURS =
      """
      { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast'] } }\
      """;

  /** Answers with a line for each element that breaks a rule. */
  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, %s);
        return found.violations.flatMap(rule => rule.nodes.map(node =>
          `${rule.id}: ${rule.help}: ${node.target.join(' ')}`
            + ` (${[...node.any, ...node.all, ...node.none].map(one => one.message).join('; ')})`));
      }\
      """;

  private static final String WIDEST =
      """
      () => document.documentElement.scrollWidth <= innerWidth ? [] :
        [...document.querySelectorAll('body *')]
          .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
          .slice(0, 5)
          .map(one => one.tagName.toLowerCase() + '.' + (one.getAttribute('class') ?? ''))\
      """;

  private static final String AXE = script();

  private Accessibility() {}

  /** Lines that say what is wrong with the page that is open, in which of its looks. */
  static List<String> faults(Page page) {
    var faults = new ArrayList<String>();
    page.evaluate(AXE);
    look(page, DESK, ColorScheme.LIGHT, ALL, faults);
    look(page, DESK, ColorScheme.DARK, COLOURS, faults);
    look(page, PHONE, ColorScheme.DARK, ALL, faults);
    look(page, PHONE, ColorScheme.LIGHT, COLOURS, faults);
    lines(page, WIDEST).forEach(line -> faults.add("wider than 360 px: " + line));
    return faults;
  }

  private static void look(
      Page page, int width, ColorScheme scheme, String rules, List<String> faults) {
    page.setViewportSize(width, HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    String look = "at %d px, %s: ".formatted(width, scheme);
    lines(page, RUN.formatted(rules)).forEach(line -> faults.add(look + line));
  }

  private static List<String> lines(Page page, String script) {
    return ((List<?>) page.evaluate(script)).stream().map(Object::toString).toList();
  }

  private static String script() {
    try (InputStream axe = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
