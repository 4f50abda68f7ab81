package dev.milepost.local.oulad.source;

import java.util.List;

/**
 * What the import needs of the dataset.
 *
 * @param presentations by module, then time
 * @param registrations by presentation, then in the order of the file
 * @param submissions by presentation, then learner
 */
public record Dataset(
    List<Presentation> presentations,
    List<Registration> registrations,
    List<Submission> submissions) {}
