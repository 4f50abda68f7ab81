package dev.milepost.roadmap.broken.authoring;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks two rules: authoring is pure, and SQL has its own place. */
record Impure(JdbcClient jdbc) {}
