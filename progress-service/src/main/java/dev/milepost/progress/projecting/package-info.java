/** What the event log amounts to: states, progress and cohort figures, added to or made anew. */
@NullMarked
package dev.milepost.progress.projecting;

import org.jspecify.annotations.NullMarked;
