package dev.milepost.edge.phrases;

import dev.milepost.edge.reader.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says in another language what the code says in English, found by the English words themselves:
 * each is a format string as it stands in the code, so that nothing but these words has to be
 * handed from where a fault is found to where it is told. What the book lacks stays English;
 * docs/decisions/0029. Thread-safe.
 */
public final class Phrasebook {

  /** What is longer is no phrase. */
  private static final int LONGEST = 2000;

  private static final JsonMapper JSON = new JsonMapper();

  private final Map<Locale, Book> books;

  /**
   * @param places on the class path, without language and ending; one that is not there is empty
   */
  public Phrasebook(String... places) {
    books =
        Languages.SPOKEN.stream()
            .filter(language -> !language.equals(Languages.DEFAULT))
            .collect(
                Collectors.toMap(Function.identity(), language -> Book.read(language, places)));
  }

  /** In the language of the request that is being answered. */
  public String say(String english) {
    return say(Languages.ofRequest(), english);
  }

  /** The same text for a language that has no book, and for what its book lacks. */
  public String say(Locale language, String english) {
    return find(language, english).orElse(english);
  }

  /** Whether it is said in the language of the request: it is English or its book has it. */
  public boolean isSaid(String english) {
    Locale language = Languages.ofRequest();
    return language.equals(Languages.DEFAULT) || knows(language, english);
  }

  public boolean knows(Locale language, String english) {
    return find(language, english).isPresent();
  }

  /** The English phrases of a language's book. */
  public Set<String> phrases(Locale language) {
    Book book = books.get(language);
    return book == null ? Set.of() : book.all().keySet();
  }

  private Optional<String> find(Locale language, String english) {
    Book book = books.get(language);
    return book == null || english.length() > LONGEST ? Optional.empty() : book.find(english);
  }

  /**
   * @param all each phrase of the language by the English one
   * @param patterns those with values, the surest first
   */
  private record Book(Map<String, String> all, List<Phrase> patterns) {

    static Book read(Locale language, String... places) {
      var all = new LinkedHashMap<String, String>();
      for (String place : places) {
        all.putAll(file("/%s_%s.json".formatted(place, language.getLanguage())));
      }
      List<Phrase> patterns =
          all.entrySet().stream()
              .filter(phrase -> Phrase.hasValues(phrase.getKey()))
              .map(phrase -> Phrase.of(phrase.getKey(), phrase.getValue(), language))
              .sorted(Comparator.comparingInt(Phrase::weight).reversed())
              .toList();
      return new Book(all, patterns);
    }

    private static Map<String, String> file(String name) {
      try (InputStream file = Phrasebook.class.getResourceAsStream(name)) {
        return file == null
            ? new HashMap<>()
            : JSON.readValue(file, new TypeReference<Map<String, String>>() {});
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Optional<String> find(String text) {
      String whole = all.get(text);
      if (whole != null && !Phrase.hasValues(text)) {
        return Optional.of(whole);
      }
      return patterns.stream()
          .flatMap(phrase -> phrase.say(text, this::inner).stream())
          .findFirst();
    }

    private String inner(String value) {
      return find(value).orElse(value);
    }
  }
}
