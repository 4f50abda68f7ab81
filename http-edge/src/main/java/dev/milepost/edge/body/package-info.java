/** Request bodies: strictly read JSON, and a limit on their size. */
@NullMarked
package dev.milepost.edge.body;

import org.jspecify.annotations.NullMarked;
