/** Cohorts go to another version of their roadmap, and are shown before what that would change. */
@NullMarked
package dev.milepost.progress.moving;

import org.jspecify.annotations.NullMarked;
