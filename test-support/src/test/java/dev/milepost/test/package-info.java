/** What tests may rely on. */
@NullMarked
package dev.milepost.test;

import org.jspecify.annotations.NullMarked;
