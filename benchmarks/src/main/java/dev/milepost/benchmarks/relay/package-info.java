/** How fast, and how soon after a commit, the outbox's events get to Kafka. */
@NullMarked
package dev.milepost.benchmarks.relay;

import org.jspecify.annotations.NullMarked;
