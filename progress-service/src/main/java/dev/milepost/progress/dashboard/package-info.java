/** Where a cohort as a whole stands: figures, stages, days. */
@NullMarked
package dev.milepost.progress.dashboard;

import org.jspecify.annotations.NullMarked;
