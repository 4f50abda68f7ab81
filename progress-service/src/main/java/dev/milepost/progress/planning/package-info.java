/** Plans that differ from what a cohort's calendar lays out: made for one learner, and kept. */
@NullMarked
package dev.milepost.progress.planning;

import org.jspecify.annotations.NullMarked;
