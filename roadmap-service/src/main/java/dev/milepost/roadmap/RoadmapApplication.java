package dev.milepost.roadmap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the roadmap service. */
@SpringBootApplication
public class RoadmapApplication {

  public static void main(String[] args) {
    SpringApplication.run(RoadmapApplication.class, args);
  }
}
