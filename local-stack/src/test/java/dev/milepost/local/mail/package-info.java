/** What the mail promises. */
@NullMarked
package dev.milepost.local.mail;

import org.jspecify.annotations.NullMarked;
