/** Turns what a request can fail of into a problem, a lack of room among it. */
@NullMarked
package dev.milepost.edge.failure;

import org.jspecify.annotations.NullMarked;
