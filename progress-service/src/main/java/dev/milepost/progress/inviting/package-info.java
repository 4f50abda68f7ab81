/** Invitations: links by which people join a cohort, for as long and as often as its staff want. */
@NullMarked
package dev.milepost.progress.inviting;

import org.jspecify.annotations.NullMarked;
