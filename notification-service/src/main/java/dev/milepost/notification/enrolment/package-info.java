/** What a rule may look at: one enrolment, and how it stood at a moment. Pure. */
@NullMarked
package dev.milepost.notification.enrolment;

import org.jspecify.annotations.NullMarked;
