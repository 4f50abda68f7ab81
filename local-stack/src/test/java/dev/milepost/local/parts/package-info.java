/** What the real parts promise, shown on the real parts. */
@NullMarked
package dev.milepost.local.parts;

import org.jspecify.annotations.NullMarked;
