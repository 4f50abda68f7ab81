/** Who makes a request: access tokens of the issuer for the API. */
@NullMarked
package dev.milepost.edge.signin;

import org.jspecify.annotations.NullMarked;
