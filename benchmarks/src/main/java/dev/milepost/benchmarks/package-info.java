/** The command line of the benchmarks. */
@NullMarked
package dev.milepost.benchmarks;

import org.jspecify.annotations.NullMarked;
