package dev.milepost.local.issuer;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * The people who can log in at the page, all with the password {@code milepost}. They log in by
 * e-mail address and are known by their subject from then on.
 */
@Component
final class DemoPeople implements UserDetailsService {

  static final String PASSWORD = "milepost";

  static final List<Person> ALL =
      List.of(
          person("learner", "Lena Learner", List.of()),
          person("mentor", "Max Mentor", List.of()),
          person("admin", "Ada Admin", List.of("admin")),
          person("newcomer", "Nora Newcomer", List.of()));

  private static Person person(String who, String name, List<String> roles) {
    return new Person("demo-" + who, who + "@milepost.example", true, name, "main", roles);
  }

  static Optional<Person> bySubject(String subject) {
    return ALL.stream().filter(person -> person.subject().equals(subject)).findFirst();
  }

  @Override
  public UserDetails loadUserByUsername(String email) {
    return ALL.stream()
        .filter(person -> person.email().equalsIgnoreCase(email.strip()))
        .findFirst()
        .map(person -> User.withUsername(person.subject()).password("{noop}" + PASSWORD).build())
        .orElseThrow(() -> new UsernameNotFoundException("nobody has this address"));
  }
}
