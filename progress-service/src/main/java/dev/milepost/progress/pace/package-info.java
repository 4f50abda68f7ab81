/** When things are due, and how far ahead or behind a learner is: rules free of Spring and SQL. */
@NullMarked
package dev.milepost.progress.pace;

import org.jspecify.annotations.NullMarked;
