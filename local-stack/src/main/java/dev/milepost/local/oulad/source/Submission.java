package dev.milepost.local.oulad.source;

/**
 * What a learner handed in.
 *
 * @param day counted from the presentation's start
 * @param banked carried over from an earlier presentation
 */
public record Submission(
    Registration registration, Assessment assessment, int day, boolean banked) {}
