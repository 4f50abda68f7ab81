package dev.milepost.progress.broken.two;

import dev.milepost.progress.broken.one.One;

/** The other half. */
public record Two(One one) {}
