/**
 * All that concerns somebody at a glance: one's own paths, the cohorts that one can join, and those
 * that one looks after.
 */
@NullMarked
package dev.milepost.progress.overview;

import org.jspecify.annotations.NullMarked;
