package dev.milepost.local.oulad.source;

import org.jspecify.annotations.Nullable;

/**
 * A learner's taking part in one presentation. Days are counted from its start and may be before.
 *
 * @param student as the dataset numbers its learners
 * @param registered null when the source does not know it
 * @param unregistered null for who stayed
 */
public record Registration(
    Presentation presentation,
    int student,
    @Nullable Integer registered,
    @Nullable Integer unregistered) {}
