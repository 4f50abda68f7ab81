package dev.milepost.roadmap.broken.cycle.two;

import dev.milepost.roadmap.broken.cycle.one.One;

/** Breaks the rule that packages form no circle. */
public record Two(One one) {}
