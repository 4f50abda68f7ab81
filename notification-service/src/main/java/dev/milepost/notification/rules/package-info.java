/** When there is a reason to write to a learner: one pure class a rule, and what each finds. */
@NullMarked
package dev.milepost.notification.rules;

import org.jspecify.annotations.NullMarked;
