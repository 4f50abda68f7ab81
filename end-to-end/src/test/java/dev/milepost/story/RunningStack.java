package dev.milepost.story;

import dev.milepost.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running Milepost for all stories, every part a process of its own as {@code ./milepost up}
 * starts them, on ports of its own. It ends with this JVM.
 */
final class RunningStack implements ParameterResolver {

  private static final int PORT_OFFSET = 9_700;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == Stack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return extension
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RunningStack.class))
        .computeIfAbsent(Stack.class, key -> start(), Stack.class);
  }

  private static Stack start() {
    try {
      Path home = Files.createTempDirectory(Path.of("target"), "home").toAbsolutePath();
      return Stack.start(home, PORT_OFFSET);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
