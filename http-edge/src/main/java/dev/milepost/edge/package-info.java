/** What every service shows at its HTTP edge; the defaults that this takes. */
@NullMarked
package dev.milepost.edge;

import org.jspecify.annotations.NullMarked;
