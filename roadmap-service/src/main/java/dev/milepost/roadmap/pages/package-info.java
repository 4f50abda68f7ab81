/** The public pages: all roadmaps, and each as a path. */
@NullMarked
package dev.milepost.roadmap.pages;

import org.jspecify.annotations.NullMarked;
