/** A PostgreSQL server, brokers, issuer and services of the benchmarks' own, each a process. */
@NullMarked
package dev.milepost.benchmarks.stand;

import org.jspecify.annotations.NullMarked;
