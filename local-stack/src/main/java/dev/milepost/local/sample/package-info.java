/** The sample cohort of a new local stack: invented learners with believable histories. */
@NullMarked
package dev.milepost.local.sample;

import org.jspecify.annotations.NullMarked;
