package dev.milepost.notification.cohorts;

import java.util.UUID;

/** A cohort that somebody may look after. */
public record Cohort(UUID id, String slug, String name) {}
