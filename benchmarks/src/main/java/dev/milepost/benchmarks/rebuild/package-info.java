/** How fast projections are made anew from the log while intake and readers go on. */
@NullMarked
package dev.milepost.benchmarks.rebuild;

import org.jspecify.annotations.NullMarked;
