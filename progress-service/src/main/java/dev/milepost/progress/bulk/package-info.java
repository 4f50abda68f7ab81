/** How many rows go to PostgreSQL and come from it at once, in its own binary form. */
@NullMarked
package dev.milepost.progress.bulk;

import org.jspecify.annotations.NullMarked;
