package dev.milepost.edge.look;

import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The files of a service's pages, {@code look.css}, {@code milepost.svg} and {@code htmx.min.js} of
 * this module among them, lie below {@code milepost.assets}: a path of the service's own, so that
 * its pages look right whether or not the others run. Browsers that guess at an icon are led to it.
 */
@AutoConfiguration
public class LookConfiguration {

  @Bean
  PageFrame pageFrame(@Value("${milepost.assets:/assets}") String assets) {
    // Of its own: it must not depend on which bundles a service names.
    var words = new ResourceBundleMessageSource();
    words.setBasenames("edge/words", "edge/problems");
    words.setDefaultEncoding(StandardCharsets.UTF_8.name());
    words.setFallbackToSystemLocale(false);
    return new PageFrame(assets, words);
  }

  @Bean
  WebMvcConfigurer guessedIcon(PageFrame frame) {
    return new WebMvcConfigurer() {
      @Override
      public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/favicon.ico", frame.assets() + "/milepost.svg");
      }
    };
  }
}
