/** The ledger over HTTP. */
@NullMarked
package dev.milepost.notification.listing;

import org.jspecify.annotations.NullMarked;
