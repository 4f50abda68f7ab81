/** When to look at an enrolment, and what is decided then. */
@NullMarked
package dev.milepost.notification.scheduling;

import org.jspecify.annotations.NullMarked;
