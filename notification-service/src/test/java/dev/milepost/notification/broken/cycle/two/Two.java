package dev.milepost.notification.broken.cycle.two;

import dev.milepost.notification.broken.cycle.one.One;

/** Closes a circle. */
public record Two(One one) {}
