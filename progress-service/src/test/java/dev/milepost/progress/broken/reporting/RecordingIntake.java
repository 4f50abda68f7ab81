package dev.milepost.progress.broken.reporting;

import dev.milepost.progress.broken.projecting.Folding;

/** Breaks "intake does not record". */
public record RecordingIntake(Folding folding) {}
