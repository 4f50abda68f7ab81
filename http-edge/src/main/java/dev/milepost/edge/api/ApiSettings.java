package dev.milepost.edge.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service's API describes itself. The document is served at {@code
 * milepost.api.description-path}, {@code /api/v1/openapi.json} unless told.
 */
@ConfigurationProperties("milepost.api")
record ApiSettings(
    @DefaultValue("Milepost") String title,
    @DefaultValue("v1") String version,
    @DefaultValue("") String summary) {}
