@NullMarked
package dev.milepost.benchmarks.relay;

import org.jspecify.annotations.NullMarked;
