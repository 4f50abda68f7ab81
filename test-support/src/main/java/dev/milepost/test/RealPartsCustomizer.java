package dev.milepost.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Points an application context at the real parts before its first bean is made. */
record RealPartsCustomizer() implements ContextCustomizer {

  /** Spring makes one by reflection where it meets {@link WithRealParts}. */
  static final class Factory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(
        Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
      return new RealPartsCustomizer();
    }
  }

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    var parts = RealParts.get();
    var environment = context.getEnvironment();
    String name = environment.getProperty("spring.application.name", "test");
    var database = new Lazy<>(() -> parts.freshDatabase(name));
    var properties = new HashMap<String, Supplier<Object>>();
    properties.put("spring.datasource.url", () -> database.get().jdbcUrl());
    properties.put("spring.datasource.username", () -> database.get().user());
    properties.put("spring.datasource.password", () -> database.get().password());
    properties.put("spring.kafka.bootstrap-servers", parts::bootstrapServers);
    properties.put("milepost.issuer", parts::issuerUrl);
    properties.put("spring.mail.host", () -> "localhost");
    properties.put("spring.mail.port", () -> parts.mail().getSmtp().getPort());
    environment.getPropertySources().addFirst(new StartedWhenAsked(properties));
    startAhead(parts);
  }

  /** Nearly every context needs the broker, which takes longest: it starts beside the database. */
  private static void startAhead(RealParts parts) {
    CompletableFuture.runAsync(parts::bootstrapServers);
  }

  /** Properties whose part starts when somebody reads them, so that a test waits for no other. */
  private static final class StartedWhenAsked
      extends EnumerablePropertySource<Map<String, Supplier<Object>>> {

    StartedWhenAsked(Map<String, Supplier<Object>> properties) {
      super("real parts", properties);
    }

    @Override
    public @Nullable Object getProperty(String name) {
      var property = source.get(name);
      return property == null ? null : property.get();
    }

    @Override
    public boolean containsProperty(String name) {
      return source.containsKey(name);
    }

    @Override
    public String[] getPropertyNames() {
      return source.keySet().toArray(String[]::new);
    }
  }
}
