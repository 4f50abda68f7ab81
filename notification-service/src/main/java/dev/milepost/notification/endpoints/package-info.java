/** The page and the API on which learners say where their messages are posted. */
@NullMarked
package dev.milepost.notification.endpoints;

import org.jspecify.annotations.NullMarked;
