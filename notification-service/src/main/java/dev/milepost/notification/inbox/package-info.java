/** The inbox in the product: what learners are told, read or not, as page, API and live number. */
@NullMarked
package dev.milepost.notification.inbox;

import org.jspecify.annotations.NullMarked;
