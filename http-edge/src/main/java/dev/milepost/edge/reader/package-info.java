/** For whom a page is rendered: in which language its words are, and in whose time its times. */
@NullMarked
package dev.milepost.edge.reader;

import org.jspecify.annotations.NullMarked;
