/** Starts one KRaft Kafka broker in its own JVM, formatting its storage when it is new. */
@NullMarked
package dev.milepost.local.broker;

import org.jspecify.annotations.NullMarked;
