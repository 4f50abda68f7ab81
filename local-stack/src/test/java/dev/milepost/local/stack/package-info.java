/** What a stack tells others about itself. */
@NullMarked
package dev.milepost.local.stack;

import org.jspecify.annotations.NullMarked;
