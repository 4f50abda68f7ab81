/** When to look at an enrolment, or at a mentor's cohort, and what is decided then. */
@NullMarked
package dev.milepost.notification.scheduling;

import org.jspecify.annotations.NullMarked;
