/** What the staff of a cohort do for single learners, and whether it brought them back. */
@NullMarked
package dev.milepost.progress.intervening;

import org.jspecify.annotations.NullMarked;
