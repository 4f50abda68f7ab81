package dev.milepost.notification.listing;

import org.jspecify.annotations.Nullable;

/**
 * One decision as the page shows it.
 *
 * @param path of the page of what it is about
 * @param cohort its name, or for who looks after it the reader's; null while too little is known of
 *     it
 * @param code the outcome's name, for its looks alone
 * @param why why such a message is written; null where it is not told
 */
record MessageLine(
    String title,
    String path,
    @Nullable String cohort,
    String time,
    String code,
    String outcome,
    @Nullable String why) {}
