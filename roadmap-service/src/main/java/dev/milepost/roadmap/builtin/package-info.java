/** The roadmap that Milepost ships with, published once per installation. */
@NullMarked
package dev.milepost.roadmap.builtin;

import org.jspecify.annotations.NullMarked;
