package dev.milepost.notification.variants;

import java.util.SortedMap;

/**
 * A wording that was drawn, by name.
 *
 * @param chances of all that it was drawn from; they add up to one
 */
record Choice(String variant, SortedMap<String, Double> chances) {}
