/** The progress service: takes milestone events in, and shows where learners and cohorts stand. */
@NullMarked
package dev.milepost.progress;

import org.jspecify.annotations.NullMarked;
