package dev.milepost.progress.pages;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives forms in shared fragments a key each, so that sending one twice does its work once. */
@Component("formKeys")
public class FormKeys {

  public UUID fresh() {
    return UUID.randomUUID();
  }
}
