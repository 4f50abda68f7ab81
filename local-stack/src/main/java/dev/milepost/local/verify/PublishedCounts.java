package dev.milepost.local.verify;

import dev.milepost.local.client.Api;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Counts the published roadmaps whose slug begins in a certain way. */
final class PublishedCounts {

  private static final String PATH = "/api/v1/roadmaps";

  private final Api api;
  private final List<String> slugs = new ArrayList<>();

  PublishedCounts(Api api, String prefix) {
    this.api = api;
    String after = "";
    do {
      JsonNode page = api.get("%s?limit=100&after=%s".formatted(PATH, after)).orRefusal(200).json();
      page.path("items")
          .valueStream()
          .map(item -> item.path("slug").asString(""))
          .filter(slug -> slug.startsWith(prefix))
          .forEach(slugs::add);
      after = page.path("next").asString("");
    } while (!after.isEmpty());
  }

  long roadmaps() {
    return slugs.size();
  }

  long versions() {
    return slugs.stream()
        .map(slug -> api.get("%s/%s/versions".formatted(PATH, slug)).orRefusal(200).json())
        .mapToLong(history -> history.path("versions").size())
        .sum();
  }
}
