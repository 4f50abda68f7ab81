/** Signs mails, so that a receiver can tell whose they are. */
@NullMarked
package dev.milepost.notification.dkim;

import org.jspecify.annotations.NullMarked;
