/** What requests hold: strictly read JSON, a limit on its size, and parameters that are text. */
@NullMarked
package dev.milepost.edge.body;

import org.jspecify.annotations.NullMarked;
