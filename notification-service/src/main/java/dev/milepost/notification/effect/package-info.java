/** What messages are good for: who got them beside who was left out of them at random. */
@NullMarked
package dev.milepost.notification.effect;

import org.jspecify.annotations.NullMarked;
