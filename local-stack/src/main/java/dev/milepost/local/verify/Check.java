package dev.milepost.local.verify;

/**
 * One figure, found in two ways.
 *
 * @param where which part of the check it belongs to
 */
public record Check(String where, String name, long expected, long actual) {

  public boolean holds() {
    return expected == actual;
  }
}
