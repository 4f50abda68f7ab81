/** The pages where authors write a roadmap, check it while they write, and publish it. */
@NullMarked
package dev.milepost.roadmap.editor;

import org.jspecify.annotations.NullMarked;
