/** What a cohort's learners are going to be written, or not, and why, if nobody does anything. */
@NullMarked
package dev.milepost.notification.preview;

import org.jspecify.annotations.NullMarked;
