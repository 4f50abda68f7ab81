package dev.milepost.progress.broken.one;

import dev.milepost.progress.broken.two.Two;

/** One half of a circle. */
public record One(Two two) {}
