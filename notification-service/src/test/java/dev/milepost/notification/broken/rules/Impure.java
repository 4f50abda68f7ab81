package dev.milepost.notification.broken.rules;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks the rule that rules are pure, and stands in a package without null marks. */
record Impure(JdbcClient jdbc) {}
