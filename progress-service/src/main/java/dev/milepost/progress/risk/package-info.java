/** Which learners of a cohort may need help, and why. */
@NullMarked
package dev.milepost.progress.risk;

import org.jspecify.annotations.NullMarked;
