/** Load put on what is measured: at a rate of its own, or as fast as answers come. */
@NullMarked
package dev.milepost.benchmarks.load;

import org.jspecify.annotations.NullMarked;
