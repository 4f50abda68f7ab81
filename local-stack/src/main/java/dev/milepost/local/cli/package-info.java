/** The command line, {@code ./milepost}: one class per command. */
@NullMarked
package dev.milepost.local.cli;

import org.jspecify.annotations.NullMarked;
