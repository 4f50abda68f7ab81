package dev.milepost.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts by which the code of a module refuses something, read from its byte code, so that none
 * is forgotten when they are to be said in another language. A value that is put into a text is
 * {@code %s} where the text is put together.
 */
public final class Refusals {

  private static final Pattern SQL =
      Pattern.compile("\\s*(select|insert|update|delete|with|where|from|order by)\\b.*");
  private static final Pattern VALUE = Pattern.compile("%(?:\\d+\\$)?[,.\\d]*[sdf]");

  private final List<Method> methods;

  private Refusals(List<Method> methods) {
    this.methods = methods;
  }

  /**
   * @param one any class of the module
   */
  public static Refusals of(Class<?> one) {
    try {
      URI place = one.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path code = Path.of(place);
      if (Files.isDirectory(code)) {
        return new Refusals(methods(code));
      }
      try (FileSystem jar = FileSystems.newFileSystem(code)) {
        return new Refusals(methods(jar.getPath("/")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Every text with a space that is loaded by a method which refuses, which hands a text on to be
   * refused with, or which puts such a text together.
   *
   * @param refusing how one refuses: {@code dev/milepost/Fault.<init>} and the like
   */
  public Set<String> texts(Set<String> refusing) {
    Set<String> ways = withThoseThatHandOn(refusing);
    List<Method> refuse = methods.stream().filter(method -> method.callsAny(ways)).toList();
    Set<String> called =
        refuse.stream().flatMap(one -> one.calls().stream()).collect(Collectors.toSet());
    List<Method> compose =
        methods.stream()
            .filter(method -> method.givesText() && called.contains(method.name()))
            .toList();
    return Stream.of(refuse, compose)
        .flatMap(List::stream)
        .flatMap(method -> method.texts().stream())
        .filter(Refusals::isForPeople)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** And the methods that are given a text and refuse with it. */
  private Set<String> withThoseThatHandOn(Set<String> refusing) {
    var ways = new HashSet<>(refusing);
    boolean more = true;
    while (more) {
      more =
          ways.addAll(
              methods.stream()
                  .filter(method -> method.takesText() && method.callsAny(ways))
                  .map(Method::name)
                  .toList());
    }
    return ways;
  }

  /** Whether any method loads this text, its values aside. */
  public boolean hasText(String text) {
    String pattern =
        Stream.of(VALUE.split(text, -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    Pattern said = Pattern.compile(pattern, Pattern.DOTALL);
    return methods.stream()
        .flatMap(method -> method.texts().stream())
        .anyMatch(one -> said.matcher(one).matches());
  }

  private static boolean isForPeople(String text) {
    return text.contains(" ")
        && !text.contains("\n")
        && VALUE.matcher(text).replaceAll("").chars().anyMatch(Character::isLowerCase)
        && !SQL.matcher(text).matches();
  }

  private static List<Method> methods(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .map(Refusals::parse)
          .flatMap(model -> model.methods().stream().map(one -> Method.of(model, one)))
          .toList();
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name with its class, without its parameters
   * @param takesText whether it is not for everybody and has a text among its parameters
   * @param givesText whether it is not for everybody and answers with a text
   */
  private record Method(
      String name, boolean takesText, boolean givesText, List<String> texts, Set<String> calls) {

    static Method of(ClassModel type, MethodModel method) {
      var texts = new ArrayList<String>();
      var calls = new HashSet<String>();
      method.code().ifPresent(code -> code.forEach(element -> read(element, texts, calls)));
      boolean own = !method.flags().has(AccessFlag.PUBLIC);
      String signature = method.methodType().stringValue();
      return new Method(
          type.thisClass().asInternalName() + "." + method.methodName().stringValue(),
          own && signature.matches("\\(.*Ljava/lang/String;.*\\).*"),
          own && signature.endsWith(")Ljava/lang/String;"),
          texts,
          calls);
    }

    boolean callsAny(Set<String> ways) {
      return calls.stream().anyMatch(ways::contains);
    }

    private static void read(CodeElement element, List<String> texts, Set<String> calls) {
      switch (element) {
        case LoadConstantInstruction load when load.constantValue() instanceof String text ->
            texts.add(text);
        case InvokeInstruction call ->
            calls.add(call.owner().asInternalName() + "." + call.name().stringValue());
        case InvokeDynamicInstruction dynamic ->
            dynamic.bootstrapArgs().forEach(argument -> read(argument, texts, calls));
        default -> {}
      }
    }

    /** What a lambda or a concatenation is made of. */
    private static void read(ConstantDesc argument, List<String> texts, Set<String> calls) {
      switch (argument) {
        case String recipe -> texts.add(recipe.replace("\u0001", "%s"));
        case DirectMethodHandleDesc handle ->
            calls.add(
                handle.owner().descriptorString().replaceAll("^L|;$", "")
                    + "."
                    + handle.methodName());
        default -> {}
      }
    }
  }
}
