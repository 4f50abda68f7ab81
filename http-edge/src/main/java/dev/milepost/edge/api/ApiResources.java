package dev.milepost.edge.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a service tells of its API in JSON files beside its classes. */
final class ApiResources {

  private final JsonMapper json;

  ApiResources(JsonMapper json) {
    this.json = json;
  }

  /** Empty when there is no such file. */
  <T> Optional<T> read(String path, Class<T> type) {
    var resource = new ClassPathResource(path);
    if (!resource.exists()) {
      return Optional.empty();
    }
    try (InputStream file = resource.getInputStream()) {
      return Optional.of(json.readValue(file, type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The members that occurrences of problems have, by slug, of this module and the service. */
  Map<String, Map<String, Object>> problems() {
    var all = new HashMap<String, Map<String, Object>>();
    try {
      for (Resource resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:openapi/problems.json")) {
        try (InputStream file = resource.getInputStream()) {
          all.putAll(
              json.readValue(file, new TypeReference<Map<String, Map<String, Object>>>() {}));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
