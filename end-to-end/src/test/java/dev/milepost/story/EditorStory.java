package dev.milepost.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.milepost.local.stack.Stack;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An author makes the sample their own, with a slip in it: the editor says where while they type.
 * They mend it, see how it will look, and publish it.
 */
@ExtendWith({RunningStack.class, Chromium.class})
class EditorStory {

  private final Stack stack;
  private final Browser browser;

  EditorStory(Stack stack, Browser browser) {
    this.stack = stack;
    this.browser = browser;
  }

  @Test
  void aRoadmapIsWrittenMendedPreviewedAndPublished() {
    Visitor author = Visitor.loggedIn(stack, browser, "Ada Admin", "/roadmaps/authoring/drafts");
    author.link("New roadmap").click();
    Locator text = author.page().locator("#text");
    String mine =
        text.inputValue()
            .replace("slug: my-roadmap", "slug: sail")
            .replace("title: My roadmap", "title: Sail a boat");
    text.fill(mine.replace("[foundation]", "[fundament]"));
    assertThat(author.said("1 fault")).isVisible();
    Locator fault = author.page().getByRole(AriaRole.LISTITEM).filter(having("Leads nowhere"));
    assertThat(fault).containsText("fundament");
    fault.getByRole(AriaRole.LINK).click();
    assertThat(text).isFocused();

    text.fill(mine);
    assertThat(author.said("No faults")).isVisible();
    assertThat(author.part("Preview")).containsText("Sail a boat");

    author.button("Save draft").click();
    assertThat(author.said("Saved as revision 1")).isVisible();
    publish(author);
    author.hasNothingToComplainOf();
  }

  private static void publish(Visitor author) {
    author.link("Look and publish").click();
    author
        .field("I have looked at the changes and know that a version never changes again")
        .check();
    author.button("Publish version 1").click();
    assertThat(author.said("Nobody moves by itself")).isVisible();
    author.link("Its page").click();
    assertThat(author.page()).hasURL(Pattern.compile(".*/roadmaps/sail"));
    assertThat(author.page().getByRole(AriaRole.HEADING).first()).hasText("Sail a boat");
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
