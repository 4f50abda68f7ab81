package dev.milepost.messaging;

/**
 * A record that a handler cannot take, for the quarantine.
 *
 * @param reason says what is wrong, without names, addresses, notes or other content
 */
public record Rejected(Incoming incoming, String reason) {}
