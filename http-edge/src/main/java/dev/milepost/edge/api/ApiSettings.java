package dev.milepost.edge.api;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How a service's API describes itself. The document is served at {@code
 * milepost.api.description-path}, {@code /api/v1/openapi.json} unless told.
 */
@ConfigurationProperties("milepost.api")
record ApiSettings(@Nullable String title, @Nullable String version, @Nullable String summary) {

  ApiSettings {
    title = title == null ? "Milepost" : title;
    version = version == null ? "v1" : version;
    summary = summary == null ? "" : summary;
  }
}
