/** What the program says in English where it refuses something, in the reader's language. */
@NullMarked
package dev.milepost.edge.phrases;

import org.jspecify.annotations.NullMarked;
