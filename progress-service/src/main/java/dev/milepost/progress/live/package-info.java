/**
 * Keeps open dashboards up to date: one read of a cohort's figures for each change, whoever looks
 * and however many, pushed through server-sent events.
 */
@NullMarked
package dev.milepost.progress.live;

import org.jspecify.annotations.NullMarked;
