package dev.milepost.progress.cohorts;

/**
 * The end or the blackout days of a cohort have changed, so that its learners' plans no longer fit.
 * Told within the application, in the transaction of the change, which holds the cohort's row.
 */
public record CohortRescheduled(Cohort cohort) {}
