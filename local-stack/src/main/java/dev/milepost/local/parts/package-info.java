/** The parts of the local stack that are Java programs, one small class each. */
@NullMarked
package dev.milepost.local.parts;

import org.jspecify.annotations.NullMarked;
