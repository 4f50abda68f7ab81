/** Spreads what an enrolment has not done over the hours that its learner has. */
@NullMarked
package dev.milepost.progress.replanning;

import org.jspecify.annotations.NullMarked;
