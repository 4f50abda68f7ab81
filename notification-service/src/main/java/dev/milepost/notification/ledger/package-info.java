/** The ledger: every decision once, what came of it, and the queue of what has to go out. */
@NullMarked
package dev.milepost.notification.ledger;

import org.jspecify.annotations.NullMarked;
