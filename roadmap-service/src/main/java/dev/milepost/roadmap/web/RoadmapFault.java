package dev.milepost.roadmap.web;

/**
 * A fault or warning as it is sent: a fault of problem details with line, column and code.
 *
 * @param line from 1
 * @param column from 1
 * @param code stable, such as {@code out-of-range}
 */
record RoadmapFault(int line, int column, String pointer, String code, String detail) {}
