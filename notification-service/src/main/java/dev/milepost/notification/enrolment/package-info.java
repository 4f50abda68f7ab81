/** What a rule may look at: an enrolment, or a mentor's cohort, as it stood at a moment. Pure. */
@NullMarked
package dev.milepost.notification.enrolment;

import org.jspecify.annotations.NullMarked;
