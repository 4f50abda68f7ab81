/** How soon a report that is posted is recorded while there is little to do. */
@NullMarked
package dev.milepost.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
