/** Takes in events: what they tell is kept, and whom they concern is looked at. */
@NullMarked
package dev.milepost.notification.intake;

import org.jspecify.annotations.NullMarked;
