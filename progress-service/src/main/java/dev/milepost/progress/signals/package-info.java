/** Tells every instance which cohorts' figures have changed, beside the transactions that do so. */
@NullMarked
package dev.milepost.progress.signals;

import org.jspecify.annotations.NullMarked;
