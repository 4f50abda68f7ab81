/** Pages on which the staff of a cohort set it up: its days, its people, the ways into it. */
@NullMarked
package dev.milepost.progress.setup;

import org.jspecify.annotations.NullMarked;
