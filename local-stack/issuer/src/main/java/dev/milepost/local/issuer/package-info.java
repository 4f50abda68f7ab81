/**
 * An OIDC issuer for development and tests: demo people who log in at its page, and tokens for
 * anybody at {@code /dev/token}. Whoever reaches it can be anyone, so it listens on loopback only.
 */
@NullMarked
package dev.milepost.local.issuer;

import org.jspecify.annotations.NullMarked;
