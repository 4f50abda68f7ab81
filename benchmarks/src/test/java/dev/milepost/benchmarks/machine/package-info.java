@NullMarked
package dev.milepost.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
