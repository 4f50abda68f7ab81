package dev.milepost.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at a browser of their own with scripts on, who finds things by their words. What the
 * console complains of is kept; violations of the content security policy are among it.
 */
final class Visitor {

  private final String publicUrl;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  private Visitor(Stack stack, Browser browser) {
    publicUrl = stack.addresses().publicUrl();
    page = browser.newContext().newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            complaints.add(message.text() + " at " + message.location());
          }
        });
    page.onPageError(complaints::add);
  }

  /** Whom nobody knows yet. */
  static Visitor stranger(Stack stack, Browser browser) {
    return new Visitor(stack, browser);
  }

  /** Opens a page that asks for a log-in, logs in as {@code name} and is on that page. */
  static Visitor loggedIn(Stack stack, Browser browser, String name, String path) {
    var visitor = new Visitor(stack, browser);
    visitor.open(path);
    visitor.logInAs(name);
    visitor.page.waitForURL(visitor.publicUrl + path);
    return visitor;
  }

  /** On the issuer's page, whose buttons say more than the name. */
  void logInAs(String name) {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name)).click();
  }

  Page page() {
    return page;
  }

  /** Answers with the status that the page came with. */
  int open(String path) {
    return page.navigate(publicUrl + path).status();
  }

  /** From the start page to the own path in a cohort. */
  void openPathIn(String cohort) {
    open("/progress");
    page.getByRole(AriaRole.LISTITEM)
        .filter(new FilterOptions().setHasText(cohort))
        .getByRole(AriaRole.LINK)
        .first()
        .click();
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, named(name));
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, named(name));
  }

  /** A field, or what opens one, by what it is called. */
  Locator field(String label) {
    return page.getByLabel(label, new GetByLabelOptions().setExact(true));
  }

  /** What is chosen from a list that two things name: what it is for, and on which way. */
  Locator choice(String names) {
    return page.getByRole(AriaRole.COMBOBOX, named(names));
  }

  /** A part of the page, by words of its heading. */
  Locator part(String heading) {
    return page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName(heading)).first();
  }

  Locator row(String text) {
    return page.getByRole(AriaRole.ROW).filter(new FilterOptions().setHasText(text));
  }

  /** What the page answers to what was just done. */
  Locator said(String text) {
    return page.getByRole(AriaRole.STATUS).filter(new FilterOptions().setHasText(text));
  }

  void hasNothingToComplainOf() {
    assertThat(complaints).isEmpty();
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
