/** The learners of a cohort as they stood at the end of a past day. */
@NullMarked
package dev.milepost.progress.past;

import org.jspecify.annotations.NullMarked;
