/** Drafts of roadmaps, and the versions that are published from them for good. */
@NullMarked
package dev.milepost.roadmap.publishing;

import org.jspecify.annotations.NullMarked;
