package dev.milepost.notification.preview;

import dev.milepost.notification.ledger.Decision;
import dev.milepost.notification.policy.Channel;
import java.util.Set;

/**
 * What is going to be decided, for e-mail, and where it is told.
 *
 * @param channels on which the message goes out, in their order; may be none, and may be others
 *     than e-mail alone where that holds it back
 */
record Coming(Decision decision, Set<Channel> channels) {}
