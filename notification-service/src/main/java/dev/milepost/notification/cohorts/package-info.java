/** How a cohort's mentors have its learners written to: which rules speak, when, how often. */
@NullMarked
package dev.milepost.notification.cohorts;

import org.jspecify.annotations.NullMarked;
