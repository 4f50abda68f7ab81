/**
 * What the learners of the Open University would have been written, taken through their courses day
 * by day by the notification service's own rules, and whom their mentors would have been shown.
 */
@NullMarked
package dev.milepost.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
