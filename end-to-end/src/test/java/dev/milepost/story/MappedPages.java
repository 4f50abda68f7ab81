package dev.milepost.story;

import dev.milepost.local.install.Checkout;
import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages that there are, as the compiled controllers of all modules map them: what a GET is
 * answered with, be it HTML or the name of a view. Read from the classes, since no service lists
 * its pages to a stranger.
 */
final class MappedPages {

  private static final String WEB = "Lorg/springframework/web/bind/annotation/%s;";

  private MappedPages() {}

  /**
   * Those that nothing of {@code seen} is at, in order. In what is answered, as in the mapping,
   * {@code {name}} stands for one step of a path and {@code {*name}} for any number of them.
   *
   * @param seen paths without query
   */
  static List<String> notAmong(Set<String> seen) throws IOException {
    return patterns().stream()
        .filter(pattern -> seen.stream().noneMatch(expression(pattern).asMatchPredicate()))
        .toList();
  }

  private static Pattern expression(String pattern) {
    return Pattern.compile(
        pattern
            .replace(".", "\\.")
            .replaceAll("\\{\\*\\w+}", ".+")
            .replaceAll("\\{\\w+}", "[^/]+"));
  }

  private static Set<String> patterns() throws IOException {
    var patterns = new TreeSet<String>();
    try (var modules = Files.newDirectoryStream(Checkout.aroundWorkingFolder().root())) {
      for (Path module : modules) {
        Path classes = module.resolve("target/classes");
        if (Files.isDirectory(classes)) {
          addPages(classes, patterns);
        }
      }
    }
    return patterns;
  }

  private static void addPages(Path classes, Set<String> patterns) throws IOException {
    List<Path> files;
    try (var all = Files.walk(classes)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      pages(ClassFile.of().parse(file)).forEach(patterns::add);
    }
  }

  private static Stream<String> pages(ClassModel type) {
    List<String> bases =
        annotation(type, "RequestMapping").map(MappedPages::paths).orElse(List.of(""));
    return type.methods().stream()
        .filter(method -> method.methodTypeSymbol().returnType().equals(ConstantDescs.CD_String))
        .flatMap(method -> annotation(method, "GetMapping").stream())
        .filter(MappedPages::answersHtml)
        .flatMap(get -> paths(get).stream())
        .flatMap(path -> bases.stream().map(base -> base + path))
        .filter(path -> !path.startsWith("/api/"));
  }

  private static Optional<Annotation> annotation(AttributedElement element, String name) {
    return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(found -> found.annotations().stream())
        .filter(found -> found.classSymbol().descriptorString().equals(WEB.formatted(name)))
        .findFirst();
  }

  private static boolean answersHtml(Annotation mapping) {
    List<String> produces = values(mapping, "produces").toList();
    return produces.isEmpty() || produces.contains("text/html");
  }

  private static List<String> paths(Annotation mapping) {
    List<String> paths = values(mapping, "value", "path").toList();
    return paths.isEmpty() ? List.of("") : paths;
  }

  private static Stream<String> values(Annotation annotation, String... names) {
    return annotation.elements().stream()
        .filter(element -> Arrays.asList(names).contains(element.name().stringValue()))
        .flatMap(element -> texts(element.value()));
  }

  private static Stream<String> texts(AnnotationValue value) {
    return switch (value) {
      case AnnotationValue.OfArray all -> all.values().stream().flatMap(MappedPages::texts);
      case AnnotationValue.OfString text -> Stream.of(text.stringValue());
      default -> Stream.empty();
    };
  }
}
