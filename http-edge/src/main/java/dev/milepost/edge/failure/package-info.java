/** Turns every exception that a request can end in into a problem. */
@NullMarked
package dev.milepost.edge.failure;

import org.jspecify.annotations.NullMarked;
