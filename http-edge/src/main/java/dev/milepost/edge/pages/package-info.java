/** Log-in with a cookie for the pages below one path prefix per service. */
@NullMarked
package dev.milepost.edge.pages;

import org.jspecify.annotations.NullMarked;
