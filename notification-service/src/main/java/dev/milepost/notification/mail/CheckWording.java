package dev.milepost.notification.mail;

import dev.milepost.edge.problem.Fault;
import dev.milepost.notification.knowledge.Wording;
import dev.milepost.notification.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a cohort's own words have to be, found when they are saved, so that no message fails later.
 * Pure.
 */
public final class CheckWording {

  static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)\\}");
  private static final Pattern STRAY_BRACE = Pattern.compile("[{}]");
  private static final int LONGEST_SUBJECT = 120;
  private static final int LONGEST_BODY = 4000;

  private CheckWording() {}

  /** Every fault with what would be right; none for what can be saved. */
  public static List<Fault> faults(Rule rule, Wording wording) {
    var faults = new ArrayList<Fault>();
    String subject = wording.subject();
    if (subject.isBlank()
        || subject.length() > LONGEST_SUBJECT
        || !HeaderText.line(subject).equals(subject.strip())) {
      faults.add(new Fault("/subject", "one line of 1 to " + LONGEST_SUBJECT + " characters"));
    }
    if (wording.body().isBlank()
        || wording.body().length() > LONGEST_BODY
        || wording.body().indexOf('\0') >= 0) {
      faults.add(new Fault("/body", "1 to " + LONGEST_BODY + " characters"));
    }
    variables("/subject", rule, subject, faults);
    variables("/body", rule, wording.body(), faults);
    for (Variable needed : Variable.neededBy(rule)) {
      String written = "{" + needed.wireName() + "}";
      if (!(subject + wording.body()).contains(written)) {
        faults.add(new Fault("/body", "has to name " + written + ", unless the subject does"));
      }
    }
    return faults;
  }

  private static void variables(String pointer, Rule rule, String text, List<Fault> faults) {
    Set<String> known =
        Variable.of(rule).stream().map(Variable::wireName).collect(Collectors.toSet());
    Matcher matcher = IN_BRACES.matcher(text);
    boolean allKnown = true;
    while (matcher.find()) {
      allKnown &= known.contains(matcher.group(1));
    }
    boolean stray = STRAY_BRACE.matcher(matcher.replaceAll("")).find();
    if (!allKnown || stray) {
      faults.add(
          new Fault(
              pointer,
              "in braces nothing but "
                  + Variable.of(rule).stream()
                      .map(one -> "{" + one.wireName() + "}")
                      .collect(Collectors.joining(", "))));
    }
  }
}
