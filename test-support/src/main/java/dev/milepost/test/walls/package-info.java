/** Walls between packages, and the proof that each of them would hold. */
@NullMarked
package dev.milepost.test.walls;

import org.jspecify.annotations.NullMarked;
