@NullMarked
package dev.milepost.local.sample;

import org.jspecify.annotations.NullMarked;
