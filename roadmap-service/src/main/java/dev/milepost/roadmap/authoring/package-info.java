/** What a roadmap may say: reads authored documents, reports all their faults, and writes them. */
@NullMarked
package dev.milepost.roadmap.authoring;

import org.jspecify.annotations.NullMarked;
