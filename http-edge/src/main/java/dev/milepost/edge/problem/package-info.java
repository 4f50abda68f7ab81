/** Problem details (RFC 9457): what a request is answered with when it is refused. */
@NullMarked
package dev.milepost.edge.problem;

import org.jspecify.annotations.NullMarked;
