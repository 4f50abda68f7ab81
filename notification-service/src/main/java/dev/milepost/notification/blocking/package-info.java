/** The addresses that nothing is sent to any more, whoever they belong to. */
@NullMarked
package dev.milepost.notification.blocking;

import org.jspecify.annotations.NullMarked;
