/**
 * Imports the Open University Learning Analytics Dataset through the public API: modules become
 * roadmaps, presentations cohorts, assessments milestones, and submissions milestone events.
 */
@NullMarked
package dev.milepost.local.oulad;

import org.jspecify.annotations.NullMarked;
