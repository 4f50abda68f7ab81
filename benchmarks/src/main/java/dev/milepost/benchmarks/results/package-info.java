/** What was measured: medians, ratios, and how they are written down. */
@NullMarked
package dev.milepost.benchmarks.results;

import org.jspecify.annotations.NullMarked;
