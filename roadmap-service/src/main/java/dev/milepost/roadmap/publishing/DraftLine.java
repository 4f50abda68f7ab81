package dev.milepost.roadmap.publishing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft in a list.
 *
 * @param title as last saved
 * @param savedAt when it was last changed, in system time
 * @param version the latest that was published; null before the first
 * @param publishedAt when that was, in business time; null before the first
 * @param published whether the latest version was published from the draft as it is now
 */
public record DraftLine(
    String slug,
    String title,
    long revision,
    Instant savedAt,
    @Nullable Integer version,
    @Nullable Instant publishedAt,
    boolean published) {}
