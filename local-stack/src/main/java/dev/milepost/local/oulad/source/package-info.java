/**
 * Reads the Open University Learning Analytics Dataset: of each file only the columns that the
 * import needs, never who a learner is or how a course ended for them.
 */
@NullMarked
package dev.milepost.local.oulad.source;

import org.jspecify.annotations.NullMarked;
