/**
 * Runs one part of the system as an OS process of its own: starts it, waits until it answers, stops
 * it, and makes sure that it does not outlive the process that started it.
 */
@NullMarked
package dev.milepost.local.process;

import org.jspecify.annotations.NullMarked;
