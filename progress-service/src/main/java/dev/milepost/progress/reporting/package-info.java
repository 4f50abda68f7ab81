/**
 * Takes milestone reports over HTTP: checks, authorises, sends to Kafka, and tells what became of
 * them.
 */
@NullMarked
package dev.milepost.progress.reporting;

import org.jspecify.annotations.NullMarked;
