package dev.milepost.progress.broken.pace;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks "pace is pure". */
record PaceFromTheDatabase(JdbcClient jdbc) {}
