package dev.milepost.progress;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ProgressService {

  public static void main(String[] args) {
    SpringApplication.run(ProgressService.class, args);
  }
}
