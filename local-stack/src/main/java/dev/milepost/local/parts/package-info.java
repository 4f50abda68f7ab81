/** The parts of the local stack, one small class each: PostgreSQL, Kafka and the others. */
@NullMarked
package dev.milepost.local.parts;

import org.jspecify.annotations.NullMarked;
