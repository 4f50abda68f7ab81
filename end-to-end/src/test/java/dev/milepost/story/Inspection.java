package dev.milepost.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.stack.Stack;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A walk from page to page on which everything is written down that keeps somebody from using one,
 * and which pages were looked at.
 */
final class Inspection {

  private final String publicUrl;
  private final Browser browser;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private String path = "";

  Inspection(Stack stack, Browser browser) {
    publicUrl = stack.addresses().publicUrl();
    this.browser = browser;
  }

  Page stranger() {
    return stranger("en-GB");
  }

  /** The pages forbid every script that is not theirs, and axe is one. */
  Page stranger(String language) {
    var options = new NewContextOptions().setBypassCSP(true).setLocale(language);
    return browser.newContext(options).newPage();
  }

  /** At their home page. */
  Page logIn(String name) {
    Page page = stranger();
    page.navigate(publicUrl + "/progress");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
    page.waitForURL("**/progress");
    return page;
  }

  /** Takes the first path in a cohort, from a learner's home, for {@code {path}} in places. */
  String onPathIn(String cohort, Page home) {
    String link =
        home.getByRole(AriaRole.LISTITEM)
            .filter(new Locator.FilterOptions().setHasText(cohort))
            .locator("a[href^='/progress/enrolments/']")
            .first()
            .getAttribute("href");
    path = link.substring(link.lastIndexOf('/') + 1);
    return path;
  }

  /** Opens each place, which has to be answered as is expected of it, and looks at it. */
  void look(Page page, String who, List<String> places) {
    for (String place : places) {
      int status = open(page, place);
      if (status != EveryPage.status(place)) {
        faults.add("%s as %s is answered %d".formatted(place, who, status));
      }
      note("%s as %s".formatted(place, who), page);
    }
  }

  void send(Page page, List<EveryPage.Sent> forms) {
    for (EveryPage.Sent form : forms) {
      open(page, form.place());
      Locator field = page.locator(form.field());
      if ("SELECT".equals(field.evaluate("one => one.tagName"))) {
        field.selectOption(form.value());
      } else {
        field.fill(form.value());
      }
      press(page, form.button(), form.shown());
    }
  }

  /** Presses a button and looks at what that leads to. */
  void press(Page page, String button, String shown) {
    page.locator(button).first().click();
    page.locator(shown).first().waitFor();
    seen.add(URI.create(page.url()).getPath());
    note("%s with %s".formatted(page.url(), shown), page);
  }

  /**
   * Answers with the status.
   *
   * @param place below the public address, or that address and all
   */
  int open(Page page, String place) {
    String asked = place.replace(publicUrl, "").replace("{path}", path);
    int status = page.navigate(publicUrl + asked).status();
    if (status == 200) {
      seen.add(URI.create(asked).getPath());
    }
    return status;
  }

  void note(String where, Page page) {
    Accessibility.faults(page).forEach(fault -> faults.add(where + ", " + fault));
  }

  List<String> faults() {
    return faults;
  }

  /** Pages that are mapped, and that nothing on this walk led to. */
  List<String> missed() throws IOException {
    return MappedPages.notAmong(seen).stream()
        .filter(pattern -> !EveryPage.PARTS.contains(pattern))
        .toList();
  }
}
