/** The ledger over HTTP, as an API and as a page. */
@NullMarked
package dev.milepost.notification.listing;

import org.jspecify.annotations.NullMarked;
