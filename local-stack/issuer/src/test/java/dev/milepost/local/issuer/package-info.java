/** What the issuer promises. */
@NullMarked
package dev.milepost.local.issuer;

import org.jspecify.annotations.NullMarked;
