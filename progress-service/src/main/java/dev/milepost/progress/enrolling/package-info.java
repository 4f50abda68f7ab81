/** Who learns in which cohort, from when to when, and by which plan. */
@NullMarked
package dev.milepost.progress.enrolling;

import org.jspecify.annotations.NullMarked;
