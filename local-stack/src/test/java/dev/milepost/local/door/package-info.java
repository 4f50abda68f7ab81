/** What the door promises. */
@NullMarked
package dev.milepost.local.door;

import org.jspecify.annotations.NullMarked;
