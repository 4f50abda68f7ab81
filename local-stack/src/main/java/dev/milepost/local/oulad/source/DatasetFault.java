package dev.milepost.local.oulad.source;

/** Says in one sentence what of a dataset cannot be read, with file and line where there is one. */
public final class DatasetFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  DatasetFault(String sentence) {
    super(sentence);
  }

  DatasetFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
