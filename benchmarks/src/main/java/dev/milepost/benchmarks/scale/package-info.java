/** What an event costs as the log of one term grows. */
@NullMarked
package dev.milepost.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
