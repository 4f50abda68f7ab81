/** What waits for a mentor's review, and what mentors said. */
@NullMarked
package dev.milepost.progress.reviewing;

import org.jspecify.annotations.NullMarked;
