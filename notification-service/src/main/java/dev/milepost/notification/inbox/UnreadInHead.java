package dev.milepost.notification.inbox;

import dev.milepost.edge.signin.SignedIn;
import dev.milepost.notification.knowledge.Addresses;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The number in the head of every page, as the layout asks for it. */
@Component("unreadInHead")
class UnreadInHead {

  private final Addresses addresses;
  private final ReadInbox inbox;

  UnreadInHead(Addresses addresses, ReadInbox inbox) {
    this.addresses = addresses;
    this.inbox = inbox;
  }

  /** Of who is logged in; 0 for a stranger. */
  public long count() {
    return SignedIn.of(SecurityContextHolder.getContext().getAuthentication())
        .map(addresses::learnersOf)
        .map(inbox::unread)
        .orElse(0L);
  }
}
