package dev.milepost.roadmap.broken.cycle.one;

import dev.milepost.roadmap.broken.cycle.two.Two;

/** Breaks the rule that packages form no circle. */
public record One(Two two) {}
