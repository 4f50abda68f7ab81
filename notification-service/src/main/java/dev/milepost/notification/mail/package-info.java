/** How a message reads: words, templates, and the e-mail that they become. */
@NullMarked
package dev.milepost.notification.mail;

import org.jspecify.annotations.NullMarked;
