/** What reminders cost: deciding on all that fall due at one moment, waiting, and sending. */
@NullMarked
package dev.milepost.benchmarks.nudges;

import org.jspecify.annotations.NullMarked;
