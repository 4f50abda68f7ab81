package dev.milepost.progress.identity;

import dev.milepost.edge.problem.EdgeProblems;
import dev.milepost.edge.problem.Fault;
import dev.milepost.edge.problem.Problem;
import dev.milepost.edge.reader.Languages;
import dev.milepost.edge.signin.SignedIn;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody chooses the language and the time zone that they are shown and written in. */
@Controller
class ProfilePage {

  private static final String PATH = "/progress/profile";

  private final Callers callers;
  private final LookUpMe lookUp;
  private final ChangeProfile change;

  ProfilePage(Callers callers, LookUpMe lookUp, ChangeProfile change) {
    this.callers = callers;
    this.lookUp = lookUp;
    this.change = change;
  }

  @GetMapping(PATH)
  ModelAndView profile(SignedIn signedIn, @RequestParam(required = false) @Nullable String saved) {
    Me me = lookUp.me(callers.of(signedIn));
    return page(signedIn, me, me.locale(), me.zone(), List.of()).addObject("saved", saved != null);
  }

  /** Changes both, or shows what cannot be accepted beside its field. */
  @PostMapping(PATH)
  ModelAndView change(SignedIn signedIn, @RequestParam String locale, @RequestParam String zone) {
    Caller caller = callers.of(signedIn);
    try {
      change.change(caller, new ProfileChange(null, zone, locale));
      return new ModelAndView("redirect:" + PATH + "?saved");
    } catch (Problem refused) {
      if (!refused.type().equals(EdgeProblems.INVALID_FIELDS)) {
        throw refused;
      }
      ModelAndView page = page(signedIn, lookUp.me(caller), locale, zone, refused.faults());
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
  }

  private static ModelAndView page(
      SignedIn signedIn, Me me, String locale, String zone, List<Fault> faults) {
    return new ModelAndView("progress/profile")
        .addObject("viewer", signedIn.name())
        .addObject("part", "profile")
        .addObject("me", me)
        .addObject("locale", locale)
        .addObject("zone", zone)
        .addObject("languages", languages(me.locale()))
        .addObject("zones", zones(me.zone()))
        .addObject(
            "faults", faults.stream().collect(Collectors.toMap(Fault::pointer, Fault::detail)));
  }

  /** Those that are spoken, in their own words, and the one that the person has. */
  private static List<Language> languages(String own) {
    return Stream.concat(Languages.SPOKEN.stream().map(Locale::toLanguageTag), Stream.of(own))
        .distinct()
        .map(Language::of)
        .toList();
  }

  /** The zones of places, UTC, and the one that the person has. */
  private static List<String> zones(String own) {
    return Stream.concat(
            ZoneId.getAvailableZoneIds().stream()
                .filter(
                    zone ->
                        zone.matches(
                            "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*")),
            Stream.of("UTC", own))
        .distinct()
        .sorted()
        .toList();
  }

  record Language(String tag, String name) {

    static Language of(String tag) {
      Locale locale = Locale.forLanguageTag(tag);
      return new Language(tag, locale.getDisplayName(locale));
    }
  }
}
