/**
 * From Kafka into PostgreSQL: the event log, what it amounts to per learner, and the cohort's
 * figures, all in one transaction per batch.
 */
@NullMarked
package dev.milepost.progress.recording;

import org.jspecify.annotations.NullMarked;
