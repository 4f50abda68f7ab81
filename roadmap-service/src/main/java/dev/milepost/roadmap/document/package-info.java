/** Reads YAML and JSON into one tree that knows where each of its values stands in the text. */
@NullMarked
package dev.milepost.roadmap.document;

import org.jspecify.annotations.NullMarked;
