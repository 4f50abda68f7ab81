@NullMarked
package dev.milepost.local.oulad.source;

import org.jspecify.annotations.NullMarked;
