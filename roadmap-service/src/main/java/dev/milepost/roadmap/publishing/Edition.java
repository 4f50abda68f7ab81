package dev.milepost.roadmap.publishing;

import java.time.Instant;

/**
 * That a version was published, without what it says.
 *
 * @param publishedAt in business time
 */
public record Edition(int number, Instant publishedAt) {}
