/** The OpenAPI description of a service's API. */
@NullMarked
package dev.milepost.edge.api;

import org.jspecify.annotations.NullMarked;
