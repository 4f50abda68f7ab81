package dev.milepost.progress.broken.recording;

import dev.milepost.progress.broken.reporting.RecordingIntake;

/** Breaks "recording knows no HTTP". */
public record RecordingForTheWeb(RecordingIntake intake) {}
