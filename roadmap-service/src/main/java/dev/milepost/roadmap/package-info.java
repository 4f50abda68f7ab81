/** The roadmap service: publishes roadmaps and their stages. */
@NullMarked
package dev.milepost.roadmap;

import org.jspecify.annotations.NullMarked;
