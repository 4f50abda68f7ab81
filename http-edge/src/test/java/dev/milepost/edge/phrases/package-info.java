@NullMarked
package dev.milepost.edge.phrases;

import org.jspecify.annotations.NullMarked;
