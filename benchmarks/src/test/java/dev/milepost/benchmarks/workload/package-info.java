@NullMarked
package dev.milepost.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
