package dev.milepost.edge.reader;

import java.time.ZoneId;
import java.util.Locale;

/**
 * For whom a page is rendered.
 *
 * @param language one of {@link Languages#SPOKEN}
 * @param zone in which times of day, and the days of moments, are told; due days are days of their
 *     cohort's zone and not of this one
 */
public record Reader(Locale language, ZoneId zone) {}
