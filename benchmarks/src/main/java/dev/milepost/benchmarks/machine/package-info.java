/** How much processor time processes have used, as the kernel counts it. */
@NullMarked
package dev.milepost.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
