/** The whole local stack: which parts there are, where they listen, how they start and end. */
@NullMarked
package dev.milepost.local.stack;

import org.jspecify.annotations.NullMarked;
