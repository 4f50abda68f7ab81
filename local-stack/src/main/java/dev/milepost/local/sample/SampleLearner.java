package dev.milepost.local.sample;

import dev.milepost.events.EventIds;
import dev.milepost.local.client.DemoPerson;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody in the sample cohort.
 *
 * @param lead days that they are ahead of the plan; negative for who is behind
 * @param lastDay last day of the cohort on which they did anything; negative for who never began
 */
record SampleLearner(String name, String address, int lead, int lastDay) {

  /** The day of the cohort that was yesterday when it was made. */
  static final int YESTERDAY = 55;

  static final String HEADER = "email,name,enrolled_on,learner_id,enrolment_id\n";

  private static final int NEVER = -1;

  /** The demo learner; who they are is up to the person behind the log-in. */
  static final SampleLearner DEMO =
      new SampleLearner("Lena Learner", DemoPerson.LEARNER.address(), 0, YESTERDAY);

  /** All names are made up, and no mail can reach the addresses (RFC 2606). */
  static final List<SampleLearner> INVENTED =
      List.of(
          // Ahead of the plan.
          invented("Amara Obi", 8, YESTERDAY),
          invented("Bruno Salgado", 6, YESTERDAY),
          invented("Chiara Fontanella", 5, YESTERDAY - 1),
          invented("Daan Verhulst", 4, YESTERDAY),
          invented("Emi Kurosaki", 3, YESTERDAY - 2),
          // On it.
          invented("Farid Rahmani", 1, YESTERDAY),
          invented("Greta Lindqvist", 1, YESTERDAY),
          invented("Hamza Belkacem", 0, YESTERDAY),
          invented("Ines Carvalhal", 0, YESTERDAY),
          invented("Jonas Achterberg", 0, YESTERDAY),
          invented("Katya Morozenko", 0, YESTERDAY - 1),
          invented("Liam Gallowhill", -1, YESTERDAY),
          invented("Mei Tanaguchi", -1, YESTERDAY - 1),
          // Behind it.
          invented("Noor Al-Sayegh", -6, YESTERDAY),
          invented("Oskar Brandvold", -8, YESTERDAY - 1),
          invented("Priya Raghunath", -9, YESTERDAY - 3),
          invented("Quentin Marsault", -11, YESTERDAY),
          invented("Rosa Villalobos", -14, YESTERDAY - 4),
          invented("Sven Halvorsrud", -18, YESTERDAY - 2),
          // Not heard of for a while.
          invented("Tomas Dvoracek", 1, 33),
          invented("Uma Krishnaswami", 0, 26),
          invented("Viktor Stanciulescu", -4, 40),
          invented("Wanda Jablonowska", 2, 19),
          invented("Yusuf Demirkan", 0, NEVER));

  private static SampleLearner invented(String name, int lead, int lastDay) {
    String address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.invalid";
    return new SampleLearner(name, address, lead, lastDay);
  }

  UUID id(String... what) {
    var parts = new String[what.length + 2];
    parts[0] = "sample";
    parts[1] = address;
    System.arraycopy(what, 0, parts, 2, what.length);
    return EventIds.of(parts);
  }

  /** As a row below {@link #HEADER}. The demo learner may be a person already. */
  String row(LocalDate enrolled) {
    String id = equals(DEMO) ? "" : id("person").toString();
    return String.join(",", address, name, enrolled.toString(), id, id("enrolment").toString());
  }
}
