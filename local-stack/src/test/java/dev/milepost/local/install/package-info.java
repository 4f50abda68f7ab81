/** How built programs are made ready to run. */
@NullMarked
package dev.milepost.local.install;

import org.jspecify.annotations.NullMarked;
