/** What is kept of an enrolment's events, packed, and which of it is put away when it is old. */
@NullMarked
package dev.milepost.progress.histories;

import org.jspecify.annotations.NullMarked;
