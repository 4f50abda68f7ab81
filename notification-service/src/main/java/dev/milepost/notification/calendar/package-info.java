/** Due days as a calendar that a learner's calendar program fetches by a private address. */
@NullMarked
package dev.milepost.notification.calendar;

import org.jspecify.annotations.NullMarked;
