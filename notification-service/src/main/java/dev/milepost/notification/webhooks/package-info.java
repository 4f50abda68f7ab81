/** Posts messages to addresses of learners' own: signed webhooks and Slack-compatible ones. */
@NullMarked
package dev.milepost.notification.webhooks;

import org.jspecify.annotations.NullMarked;
