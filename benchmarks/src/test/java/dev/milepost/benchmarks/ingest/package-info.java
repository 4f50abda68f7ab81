@NullMarked
package dev.milepost.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
