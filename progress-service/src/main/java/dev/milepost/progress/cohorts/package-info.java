/** Cohorts: what they are, who leads them, and who may see or change them. */
@NullMarked
package dev.milepost.progress.cohorts;

import org.jspecify.annotations.NullMarked;
