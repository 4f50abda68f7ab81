/** What comes back of mails, whether it stops us from writing to an address, and the list of it. */
@NullMarked
package dev.milepost.notification.bounces;

import org.jspecify.annotations.NullMarked;
