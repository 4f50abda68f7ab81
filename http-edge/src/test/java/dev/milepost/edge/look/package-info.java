@NullMarked
package dev.milepost.edge.look;

import org.jspecify.annotations.NullMarked;
