/** What learners do not want to receive, and the links by which they say so. */
@NullMarked
package dev.milepost.notification.preferences;

import org.jspecify.annotations.NullMarked;
