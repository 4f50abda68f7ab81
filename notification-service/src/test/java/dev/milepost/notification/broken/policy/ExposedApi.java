package dev.milepost.notification.broken.policy;

/** A controller that everybody can use. */
public class ExposedApi {}
