/** Takes queued messages to the mail server, each at most once. */
@NullMarked
package dev.milepost.notification.delivery;

import org.jspecify.annotations.NullMarked;
