/** The notification service: decides what to write to learners, and delivers it once. */
@NullMarked
package dev.milepost.notification;

import org.jspecify.annotations.NullMarked;
