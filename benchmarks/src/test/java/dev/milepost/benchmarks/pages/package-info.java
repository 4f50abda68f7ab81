@NullMarked
package dev.milepost.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
