/** The pages and the API on which learners choose what they get, how, and when. */
@NullMarked
package dev.milepost.notification.choices;

import org.jspecify.annotations.NullMarked;
