package dev.milepost.edge.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request is refused, or cannot be answered: thrown by use cases and controllers, answered as
 * problem details (RFC 9457), or as an error page to a browser that asked for a page.
 *
 * <p>Immutable: {@code at}, {@code with} and the like give a new problem. Its texts are English;
 * they go to the client in its language where the phrasebook has them, so they hold no address,
 * name, token or note, and say what would be right. It has no stack trace, since it is an outcome
 * and not a fault of the program.
 */
public final class Problem extends RuntimeException {

  private static final Set<String> STANDARD =
      Set.of("type", "title", "status", "detail", "instance", "faults");

  private final transient ProblemType type;
  private final String detail;
  private final transient List<Fault> faults;
  private final transient Map<String, Object> members;
  private final transient Map<String, String> headers;

  public Problem(ProblemType type, String detail) {
    this(type, detail, List.of(), Map.of(), Map.of(), null);
  }

  private Problem(
      ProblemType type,
      String detail,
      List<Fault> faults,
      Map<String, Object> members,
      Map<String, String> headers,
      @Nullable Throwable cause) {
    super(type.slug() + ": " + detail, cause, true, false);
    this.type = type;
    this.detail = detail;
    this.faults = List.copyOf(faults);
    this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** The one answer for what does not exist and for what the asker may not see. */
  public static Problem notFound() {
    return new Problem(
        EdgeProblems.NOT_FOUND, "There is nothing here, or nothing that you may see.");
  }

  /** The answer to who may use a function for no object at all. */
  public static Problem notAllowed() {
    return new Problem(EdgeProblems.NOT_ALLOWED, "Your role does not include this function.");
  }

  /** A needed part cannot be reached; {@code cause} is logged and not shown. */
  public static Problem unavailable(Duration retryAfter, @Nullable Throwable cause) {
    return new Problem(
            EdgeProblems.UNAVAILABLE,
            "A part that is needed to answer cannot be reached. Try again later.")
        .retryAfter(retryAfter)
        .causedBy(cause);
  }

  /** Adds a fault; see {@link Fault} for the pointer. */
  public Problem at(String pointer, String wouldBeRight) {
    return at(List.of(new Fault(pointer, wouldBeRight)));
  }

  public Problem at(List<Fault> more) {
    var all = new ArrayList<>(faults);
    all.addAll(more);
    return new Problem(type, detail, all, members, headers, getCause());
  }

  /**
   * Adds an extension member to the body.
   *
   * @param value anything that JSON can hold
   * @throws IllegalArgumentException when {@code member} is one that every problem has
   */
  public Problem with(String member, Object value) {
    if (STANDARD.contains(member)) {
      throw new IllegalArgumentException("every problem has its own " + member);
    }
    var more = new LinkedHashMap<>(members);
    more.put(member, value);
    return new Problem(type, detail, faults, more, headers, getCause());
  }

  public Problem withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Problem(type, detail, faults, members, more, getCause());
  }

  /** Rounded up to whole seconds, as the header has it. */
  public Problem retryAfter(Duration wait) {
    return withHeader("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
  }

  /**
   * The same for a person to read: its title, its detail and its faults in other words. Members and
   * the type's address stay, since programs go by them.
   *
   * @param words says an English text in another language
   */
  public Problem inWords(UnaryOperator<String> words) {
    var said =
        new ProblemType(type.slug(), type.status(), words.apply(type.title()), type.meaning());
    List<Fault> faultsSaid =
        faults.stream()
            .map(fault -> new Fault(fault.pointer(), words.apply(fault.detail())))
            .toList();
    return new Problem(said, words.apply(detail), faultsSaid, members, headers, getCause());
  }

  /** Keeps {@code cause} for the log; the client never sees it. */
  public Problem causedBy(@Nullable Throwable cause) {
    return new Problem(type, detail, faults, members, headers, cause);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return detail;
  }

  public List<Fault> faults() {
    return faults;
  }

  /** The names of a form's fields that are at fault: each fault points at one of them. */
  public Set<String> faultyFields() {
    return faults.stream().map(fault -> fault.pointer().substring(1)).collect(Collectors.toSet());
  }

  /** The extension members, in the order in which they were added. */
  public Map<String, Object> members() {
    return members;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /**
   * The body, in the order in which it is written. Its {@code instance} is the request's path
   * without the steps that may be personal, which are {@code ...} there.
   */
  public Map<String, Object> body(String path) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type.uri());
    body.put("title", type.title());
    body.put("status", type.status());
    body.put("detail", detail);
    body.put("instance", InstancePath.of(path));
    if (!faults.isEmpty()) {
      body.put("faults", faults);
    }
    body.putAll(members);
    return body;
  }
}
