package dev.milepost.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A bundle of messages on the class path in English and in German, to be held against each other.
 * It is read line by line: a message stands on one line, and a key that stands there twice is seen.
 */
public final class Bundle {

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
  private static final List<Integer> FIGURES = List.of(0, 1, 2, 1234);

  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> english;
  private final Map<String, String> german;

  /**
   * @param name of the bundle, such as {@code messages} or {@code pages/words}
   */
  public Bundle(String name) {
    english = read(name + ".properties");
    german = read(name + "_de.properties");
  }

  public Set<String> keys() {
    return english.keySet();
  }

  /**
   * What is wrong with it; empty when both languages are complete and every message can be said.
   */
  public List<String> faults() {
    var all = new ArrayList<>(faults);
    english.keySet().stream()
        .filter(key -> !german.containsKey(key))
        .forEach(key -> all.add(key + " is missing in German"));
    german.keySet().stream()
        .filter(key -> !english.containsKey(key))
        .forEach(key -> all.add(key + " is missing in English"));
    english.forEach((key, message) -> check(key, message, Locale.ENGLISH, all));
    german.forEach((key, message) -> check(key, message, Locale.GERMAN, all));
    english.forEach(
        (key, message) -> {
          String translated = german.getOrDefault(key, message);
          if (!arguments(message).equals(arguments(translated))) {
            all.add(key + " does not say the same figures in both languages");
          }
        });
    return all;
  }

  private static void check(String key, String message, Locale language, List<String> faults) {
    String where = key + " in " + language.getDisplayLanguage(Locale.ENGLISH);
    if (message.isBlank()) {
      faults.add(where + " says nothing");
    }
    boolean pattern = message.contains("{");
    if (pattern ? message.replace("''", "").contains("'") : message.contains("''")) {
      faults.add(where + " needs '' for an apostrophe beside figures, and ' elsewhere");
    }
    if (pattern) {
      FIGURES.forEach(figure -> say(where, message, language, figure, faults));
    }
  }

  private static void say(
      String where, String message, Locale language, int figure, List<String> faults) {
    Object[] values = {figure, figure, figure, figure, figure, figure};
    try {
      String said = new MessageFormat(message, language).format(values);
      if (said.contains("{") || said.contains("null")) {
        faults.add(where + " cannot be said of " + figure + ": " + said);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // The second is how a choice without choices fails.
      faults.add(where + " cannot be said of " + figure + ": " + e.getMessage());
    }
  }

  private static Set<String> arguments(String message) {
    return ARGUMENT
        .matcher(message)
        .results()
        .map(argument -> argument.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, String> read(String file) {
    var messages = new LinkedHashMap<String, String>();
    try (InputStream in = Bundle.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        faults.add("there is no " + file);
        return messages;
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        add(file, line.strip(), messages);
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String file, String line, Map<String, String> messages) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int sign = line.indexOf('=');
    if (sign < 1) {
      faults.add(file + " has a line without a key: " + line);
    } else if (messages.put(line.substring(0, sign).strip(), line.substring(sign + 1)) != null) {
      faults.add(file + " has twice " + line.substring(0, sign));
    }
  }
}
