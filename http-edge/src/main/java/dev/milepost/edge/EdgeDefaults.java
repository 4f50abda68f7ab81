package dev.milepost.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts {@code milepost-edge.yml} below all other settings, so that a service overrides any of them
 * in its own configuration (which an import would not let it: imported settings win). Cookies are
 * for HTTPS alone when {@code milepost.public-url} is.
 */
class EdgeDefaults implements EnvironmentPostProcessor, Ordered {

  private static final String FILE = "milepost-edge.yml";

  /** After the service's own configuration has been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    var sources = environment.getPropertySources();
    if (sources.contains(FILE)) {
      return;
    }
    String url = environment.getProperty("milepost.public-url", "");
    if (url.toLowerCase(Locale.ROOT).startsWith("https:")) {
      sources.addLast(
          new MapPropertySource(
              "milepost cookies", Map.of("server.servlet.session.cookie.secure", true)));
    }
    try {
      new YamlPropertySourceLoader()
          .load(FILE, new ClassPathResource(FILE, EdgeDefaults.class.getClassLoader()))
          .forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
