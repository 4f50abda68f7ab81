package dev.milepost.notification.listing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision as the page shows it.
 *
 * @param code the outcome's name, for its looks alone
 * @param cohort its name, or for who looks after it the learner's; null while too little is known
 *     of it
 * @param why why such a message is written; null where it is not told
 */
record MessageLine(
    String title,
    UUID enrolment,
    @Nullable String cohort,
    String time,
    String code,
    String outcome,
    @Nullable String why) {}
