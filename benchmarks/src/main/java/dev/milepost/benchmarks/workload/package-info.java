/** Milestone events as a large term of learners would make them. */
@NullMarked
package dev.milepost.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
