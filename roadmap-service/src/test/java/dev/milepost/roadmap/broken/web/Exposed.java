package dev.milepost.roadmap.broken.web;

/**
 * Breaks the rule that nothing of the web is public, and stands in a package without null marks.
 */
public class Exposed {}
