/**
 * How fast and at what cost milestone events get from Kafka into PostgreSQL, beside peers and
 * limits.
 */
@NullMarked
package dev.milepost.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
