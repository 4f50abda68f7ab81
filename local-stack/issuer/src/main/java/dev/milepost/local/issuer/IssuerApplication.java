package dev.milepost.local.issuer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the issuer; the settings are in {@link IssuerSettings}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IssuerApplication {

  public static void main(String[] args) {
    SpringApplication.run(IssuerApplication.class, args);
  }
}
