package dev.milepost.progress.broken.projecting;

/** What intake must not reach. */
public record Folding(String what) {}
