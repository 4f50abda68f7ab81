/** The API below {@code /api/v1/roadmaps}: open to read, for admins to write. */
@NullMarked
package dev.milepost.roadmap.web;

import org.jspecify.annotations.NullMarked;
