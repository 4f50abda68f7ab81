/** What a mentor waits for: how soon pages and their figures come, and how soon they change. */
@NullMarked
package dev.milepost.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
