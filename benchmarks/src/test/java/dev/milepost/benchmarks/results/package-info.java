@NullMarked
package dev.milepost.benchmarks.results;

import org.jspecify.annotations.NullMarked;
