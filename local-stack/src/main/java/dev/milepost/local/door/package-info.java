/** The front door: one public address for the pages and interfaces of all services. */
@NullMarked
package dev.milepost.local.door;

import org.jspecify.annotations.NullMarked;
