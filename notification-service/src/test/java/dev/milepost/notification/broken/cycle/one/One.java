package dev.milepost.notification.broken.cycle.one;

import dev.milepost.notification.broken.cycle.two.Two;

/** Closes a circle. */
public record One(Two two) {}
