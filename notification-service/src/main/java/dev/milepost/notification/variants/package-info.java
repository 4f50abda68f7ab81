/** Which of several wordings a message has, and how one learns which is better. */
@NullMarked
package dev.milepost.notification.variants;

import org.jspecify.annotations.NullMarked;
