/** Uses Milepost's public HTTP API the way any client would, as one of the demo people. */
@NullMarked
package dev.milepost.local.client;

import org.jspecify.annotations.NullMarked;
