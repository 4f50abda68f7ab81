/** What operators need: is everything accounted for, what could not be recorded, rebuild. */
@NullMarked
package dev.milepost.progress.operating;

import org.jspecify.annotations.NullMarked;
