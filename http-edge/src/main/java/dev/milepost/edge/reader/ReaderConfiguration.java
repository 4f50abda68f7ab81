package dev.milepost.edge.reader;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a service the language and zone of its readers. */
@AutoConfiguration(before = WebMvcAutoConfiguration.class)
public class ReaderConfiguration {

  @Bean(name = DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
  Readers readers(ObjectProvider<ReaderProfiles> profiles) {
    return new Readers(profiles::stream);
  }

  @Bean
  WebMvcConfigurer readerHeaders(Readers readers) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ReaderHeaders(readers));
      }
    };
  }
}
