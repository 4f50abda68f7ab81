/** How many reports get through the API into Kafka, beside a server that does nothing but send. */
@NullMarked
package dev.milepost.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
