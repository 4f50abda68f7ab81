/** How parts start, are watched and end. */
@NullMarked
package dev.milepost.local.process;

import org.jspecify.annotations.NullMarked;
