/** Pages on which cohorts are moved to another version of their roadmap, or tried out on one. */
@NullMarked
package dev.milepost.progress.versions;

import org.jspecify.annotations.NullMarked;
