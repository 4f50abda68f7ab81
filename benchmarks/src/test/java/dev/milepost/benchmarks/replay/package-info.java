@NullMarked
package dev.milepost.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
