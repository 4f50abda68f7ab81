/** The published roadmaps, as this service knows them from their topic. */
@NullMarked
package dev.milepost.progress.roadmaps;

import org.jspecify.annotations.NullMarked;
