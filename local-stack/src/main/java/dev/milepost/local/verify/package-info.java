/** Checks that a running Milepost accounts for everything that was put into it. */
@NullMarked
package dev.milepost.local.verify;

import org.jspecify.annotations.NullMarked;
