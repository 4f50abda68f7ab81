/**
 * The mail catcher: an SMTP server that delivers nothing and keeps every message as a file, with a
 * page and a JSON interface to read them.
 */
@NullMarked
package dev.milepost.local.mail;

import org.jspecify.annotations.NullMarked;
