package dev.milepost.messaging;

import dev.milepost.events.EventFormat.Reading;
import dev.milepost.events.Topic;

/**
 * A Kafka record that could be read.
 *
 * @param key empty when the record has none
 * @param reading an event or a tombstone; what cannot be read never gets here
 */
public record Incoming(Topic topic, int partition, long offset, String key, Reading reading) {}
