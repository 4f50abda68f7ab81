/**
 * Real PostgreSQL and Kafka for tests, as containers where Docker answers and else as processes.
 */
@NullMarked
package dev.milepost.test;

import org.jspecify.annotations.NullMarked;
