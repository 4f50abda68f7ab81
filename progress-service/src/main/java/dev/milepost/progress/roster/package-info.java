/** The learners of a cohort as a table: sorted, searched and cut into pages by the database. */
@NullMarked
package dev.milepost.progress.roster;

import org.jspecify.annotations.NullMarked;
