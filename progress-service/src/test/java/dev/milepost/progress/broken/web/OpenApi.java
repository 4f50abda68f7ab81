package dev.milepost.progress.broken.web;

/** Breaks "controllers are package-private". */
public record OpenApi() {}
