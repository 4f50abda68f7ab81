package dev.milepost.notification.inbox;

import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.signin.PublicPaths;
import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.inbox.InboxApi.Unread;
import dev.milepost.notification.knowledge.Addresses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox of who is logged in. Reading a page marks nothing: its forms do. */
@Controller
@RequestMapping("/notifications/inbox")
class InboxPages {

  private static final int SHOWN = 20;

  /** Below every message, for who has none and has seen that an endpoint was turned off. */
  private static final String NOTHING = "0";

  private static final String BACK = "redirect:/notifications/inbox";

  private final Addresses addresses;
  private final ReadInbox inbox;
  private final DescribeInbox describe;

  InboxPages(Addresses addresses, ReadInbox inbox, DescribeInbox describe) {
    this.addresses = addresses;
    this.inbox = inbox;
    this.describe = describe;
  }

  /** What a stranger asks for is not there; nobody's messages are told. */
  @Bean
  static PublicPaths unreadPaths() {
    return PublicPaths.of("/notifications/inbox/unread", "/notifications/inbox/live");
  }

  /**
   * @param before where the page begins, as its link to older messages has it
   */
  @GetMapping(produces = MediaType.TEXT_HTML_VALUE)
  String page(
      SignedIn who,
      @RequestParam(required = false) @Nullable String before,
      Locale reader,
      Model model) {
    Set<UUID> learners = addresses.learnersOf(who);
    List<InboxEntry> found = inbox.list(learners, InboxApi.place("?before", before), SHOWN + 1);
    boolean more = found.size() > SHOWN;
    List<InboxEntry> shown = more ? found.subList(0, SHOWN) : found;
    model.addAttribute("viewer", who.name());
    model.addAttribute("messages", describe.describe(shown, reader));
    model.addAttribute("count", inbox.unread(learners));
    model.addAttribute("turnedOff", inbox.turnedOff(learners));
    model.addAttribute("newest", shown.isEmpty() ? NOTHING : InboxApi.cursor(shown.getFirst()));
    model.addAttribute("older", more ? InboxApi.cursor(shown.getLast()) : null);
    model.addAttribute("later", before != null);
    return "notifications/inbox";
  }

  /**
   * For scripts to which no stream gets through, on the pages of every service; 204 for who is not
   * logged in to this one.
   */
  @GetMapping(path = "/unread", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Unread> unread(Optional<SignedIn> who) {
    return who.map(addresses::learnersOf)
        .map(learners -> fresh(HttpStatus.OK).body(new Unread(inbox.unread(learners))))
        .orElseGet(() -> fresh(HttpStatus.NO_CONTENT).build());
  }

  private static BodyBuilder fresh(HttpStatus status) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
  }

  @PostMapping("/{id}/read")
  String read(SignedIn who, @PathVariable UUID id) {
    if (!inbox.markRead(addresses.learnersOf(who), id)) {
      throw Problem.notFound();
    }
    return BACK;
  }

  @PostMapping("/read")
  String readAll(SignedIn who, @RequestParam String upTo) {
    inbox.markAllRead(addresses.learnersOf(who), InboxApi.place("?upTo", upTo));
    return BACK;
  }
}
