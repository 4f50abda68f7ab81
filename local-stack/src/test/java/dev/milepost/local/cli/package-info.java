/** What a person at the command line meets. */
@NullMarked
package dev.milepost.local.cli;

import org.jspecify.annotations.NullMarked;
