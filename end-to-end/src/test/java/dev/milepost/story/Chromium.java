package dev.milepost.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Debian's Chromium, driven by Playwright. Where there is none, the story is left out and a line
 * says how to have it; but never where {@code CI} is set, so that nothing is left out there unseen.
 */
final class Chromium implements ExecutionCondition, ParameterResolver, AfterAllCallback {

  private Playwright playwright;
  private Browser browser;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext story) {
    if (onPath().isPresent() || System.getenv("CI") != null) {
      return ConditionEvaluationResult.enabled("a browser is there, or has to be");
    }
    String line =
        "Left out for want of a browser: %s. To have it: apt-get install chromium"
            .formatted(story.getDisplayName());
    System.out.println(line);
    return ConditionEvaluationResult.disabled(line);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext story) {
    return parameter.getParameter().getType() == Browser.class;
  }

  /** One browser for all tests of a story. */
  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext story) {
    if (browser == null) {
      browser = launch();
    }
    return browser;
  }

  private Browser launch() {
    Path chromium =
        onPath().orElseThrow(() -> new IllegalStateException("CI has no chromium on its PATH"));
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return playwright
        .chromium()
        .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(List.of("--no-sandbox")));
  }

  @Override
  public void afterAll(ExtensionContext story) {
    if (playwright != null) {
      playwright.close();
    }
  }

  private static Optional<Path> onPath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
