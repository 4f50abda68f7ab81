/** What a learner can show by now: words, projects and questions that the path has earned. */
@NullMarked
package dev.milepost.progress.portfolio;

import org.jspecify.annotations.NullMarked;
