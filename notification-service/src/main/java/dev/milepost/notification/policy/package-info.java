/** Whether a message may go out, whatever the rules found. Pure. */
@NullMarked
package dev.milepost.notification.policy;

import org.jspecify.annotations.NullMarked;
