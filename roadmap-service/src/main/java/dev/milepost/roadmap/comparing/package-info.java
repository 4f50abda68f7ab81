/** What differs between two versions of a roadmap, told so that a person can read it. */
@NullMarked
package dev.milepost.roadmap.comparing;

import org.jspecify.annotations.NullMarked;
