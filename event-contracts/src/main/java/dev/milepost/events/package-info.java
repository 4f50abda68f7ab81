/** What services tell each other: the events, their topics, and how they are written to Kafka. */
@NullMarked
package dev.milepost.events;

import org.jspecify.annotations.NullMarked;
