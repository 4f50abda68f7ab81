package dev.milepost.edge.phrases;

import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One phrase in English and in another language, with places for values.
 *
 * @param english matches what is said, a group a value
 * @param grouped of each value, whether it is a number with its thousands set apart
 * @param weight how many characters it has beside its values: the more, the surer is a match
 */
record Phrase(
    Pattern english, List<Boolean> grouped, int weight, String translated, Locale language) {

  private static final Pattern VALUE = Pattern.compile("%(?:\\d+\\$)?(,?)(?:\\.\\d+)?[sdf]");

  /**
   * @param english a format string, as the code has it
   * @param translated one whose values are all texts, {@code %s}, numbered where their order is
   *     another
   */
  static Phrase of(String english, String translated, Locale language) {
    var pattern = new StringBuilder();
    var grouped = new ArrayList<Boolean>();
    Matcher value = VALUE.matcher(english);
    int from = 0;
    int weight = 0;
    while (value.find()) {
      pattern.append(Pattern.quote(english.substring(from, value.start()))).append("(.*?)");
      grouped.add(!value.group(1).isEmpty());
      weight += value.start() - from;
      from = value.end();
    }
    pattern.append(Pattern.quote(english.substring(from)));
    weight += english.length() - from;
    return new Phrase(
        Pattern.compile(pattern.toString(), Pattern.DOTALL),
        List.copyOf(grouped),
        weight,
        translated,
        language);
  }

  static boolean hasValues(String english) {
    return VALUE.matcher(english).find();
  }

  /**
   * @param inner says the values, some of which are phrases themselves
   * @return empty when {@code text} is not this phrase
   */
  Optional<String> say(String text, UnaryOperator<String> inner) {
    Matcher said = english.matcher(text);
    if (!said.matches()) {
      return Optional.empty();
    }
    Object[] values =
        IntStream.range(0, grouped.size())
            .mapToObj(place -> value(said.group(place + 1), grouped.get(place), inner))
            .toArray();
    return Optional.of(String.format(language, translated, values));
  }

  private String value(String text, boolean number, UnaryOperator<String> inner) {
    return number
        ? text.replace(',', DecimalFormatSymbols.getInstance(language).getGroupingSeparator())
        : inner.apply(text);
  }
}
