/** One learner's way along the roadmap: what is done, what is due, what comes next and why. */
@NullMarked
package dev.milepost.progress.path;

import org.jspecify.annotations.NullMarked;
