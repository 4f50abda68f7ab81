/**
 * What the pages of all services look like: the frame of error pages, the style sheet, the icon.
 */
@NullMarked
package dev.milepost.edge.look;

import org.jspecify.annotations.NullMarked;
