/** What the service knows from events, and the facts that it gives the rules. */
@NullMarked
package dev.milepost.notification.knowledge;

import org.jspecify.annotations.NullMarked;
