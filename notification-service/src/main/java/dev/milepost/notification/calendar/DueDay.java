package dev.milepost.notification.calendar;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One milestone on the calendar.
 *
 * @param id the same for good
 * @param day on which it is due, in the cohort's zone
 * @param version never smaller than it was while the day was another one
 * @param changedAt when something about it was last known to change
 * @param summary what the calendar shows on the day
 * @param description more, when it is opened
 * @param page where the milestone stands
 */
record DueDay(
    UUID id,
    LocalDate day,
    long version,
    Instant changedAt,
    String summary,
    String description,
    URI page) {}
