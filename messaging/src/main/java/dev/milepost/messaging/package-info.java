/**
 * Events between Kafka and PostgreSQL: the inbox records each exactly once, the outbox sends each
 * at least once and in order per key; and signals among the instances of one service.
 */
@NullMarked
package dev.milepost.messaging;

import org.jspecify.annotations.NullMarked;
