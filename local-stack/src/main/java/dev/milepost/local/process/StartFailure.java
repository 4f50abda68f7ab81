package dev.milepost.local.process;

/** Says in one sentence, meant for the person at the terminal, why something could not start. */
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StartFailure(String sentence) {
    super(sentence);
  }

  public StartFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
