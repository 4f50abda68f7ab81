/** What learners do not want to receive, and how they say so without logging in. */
@NullMarked
package dev.milepost.notification.preferences;

import org.jspecify.annotations.NullMarked;
