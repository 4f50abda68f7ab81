package dev.milepost.roadmap.web;

import dev.milepost.edge.signin.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What everyone may read: whatever is published. Drafts and their pages are not among it. */
@Configuration(proxyBeanMethods = false)
class OpenPaths {

  static final String API = "/api/v1/roadmaps";

  @Bean
  PublicPaths publishedRoadmaps() {
    return PublicPaths.of(
        API,
        API + "/*",
        API + "/*/versions",
        API + "/*/versions/*",
        API + "/*/diff",
        "/roadmaps",
        "/roadmaps/*",
        "/roadmaps/*/versions",
        "/roadmaps/*/versions/*",
        "/roadmaps/*/changes");
  }
}
