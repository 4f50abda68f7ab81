/**
 * All that concerns somebody at a glance: one's own paths, and the cohorts that one looks after.
 */
@NullMarked
package dev.milepost.progress.overview;

import org.jspecify.annotations.NullMarked;
