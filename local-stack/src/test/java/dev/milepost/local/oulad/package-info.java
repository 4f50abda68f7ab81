@NullMarked
package dev.milepost.local.oulad;

import org.jspecify.annotations.NullMarked;
