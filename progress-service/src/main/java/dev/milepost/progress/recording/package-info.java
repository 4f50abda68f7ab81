/**
 * From Kafka into PostgreSQL: checks each event, logs it once, and has it folded, all in one
 * transaction.
 */
@NullMarked
package dev.milepost.progress.recording;

import org.jspecify.annotations.NullMarked;
