/** A real PostgreSQL server as a process of its own. */
@NullMarked
package dev.milepost.local.postgres;

import org.jspecify.annotations.NullMarked;
