/**
 * Business time: the clock of due days, rules and policy, which the local profile can shift
 * forward.
 */
@NullMarked
package dev.milepost.time;

import org.jspecify.annotations.NullMarked;
