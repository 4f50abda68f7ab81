/**
 * What milestone events amount to: the pure fold that every projection, reminder and page goes by.
 */
@NullMarked
package dev.milepost.state;

import org.jspecify.annotations.NullMarked;
