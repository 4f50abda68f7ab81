@NullMarked
package dev.milepost.benchmarks.nudges;

import org.jspecify.annotations.NullMarked;
