/** Who somebody is: persons, the log-ins that stand for them, and what they tell of themselves. */
@NullMarked
package dev.milepost.progress.identity;

import org.jspecify.annotations.NullMarked;
