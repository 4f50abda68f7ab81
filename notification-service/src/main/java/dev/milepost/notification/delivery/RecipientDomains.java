package dev.milepost.notification.delivery;

import dev.milepost.notification.delivery.DomainSettings.Limit;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sees to it that no recipient's domain is sent more than it bears, by all instances together. A
 * domain that asks for less is left alone for a while, ever longer while it goes on; meanwhile
 * nobody claims messages to it, and those to others go out.
 *
 * <p>Goes by the database's clock, which all instances share. Domains are in lower case.
 */
class RecipientDomains {

  private static final Duration ONE_ENDS = Duration.ofSeconds(1);

  private final JdbcClient jdbc;
  private final DomainSettings settings;

  RecipientDomains(JdbcClient jdbc, DomainSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  static String domain(String email) {
    return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  boolean isLimited(String domain) {
    return settings.limit(domain) != null;
  }

  /**
   * Counts one more message to {@code domain}; who sends to the same domain with a limit waits
   * until the caller's transaction ends.
   *
   * @return how long to wait, when it is not to be sent now and was not counted
   */
  Optional<Duration> enter(String domain) {
    Limit limit = settings.limit(domain);
    return limit == null ? closed(domain) : enter(domain, limit);
  }

  /** The domain has asked for less, or has kept us waiting. */
  @Transactional
  public void pause(String domain) {
    int refusals =
        jdbc.sql(
                """
                insert into mail_domain (domain, refusals) values (?, 1)
                on conflict (domain) do update set refusals = mail_domain.refusals + 1
                returning refusals
                """)
            .param(domain)
            .query(Integer.class)
            .single();
    closeFor(domain, settings.pause(refusals));
    forgetTheIdle();
  }

  /** These domains take messages: their next pause is short again. */
  @Transactional
  public void accepted(Collection<String> taking) {
    jdbc.sql("update mail_domain set refusals = 0 where domain = any(?) and refusals > 0")
        .param(taking.toArray(String[]::new))
        .update();
  }

  /** How long nothing is sent to the domain; empty when it is open. */
  Optional<Duration> closed(String domain) {
    return jdbc.sql(
            """
            select extract(epoch from closed_until - clock_timestamp()) from mail_domain
            where domain = ? and closed_until > clock_timestamp()
            """)
        .param(domain)
        .query(Double.class)
        .optional()
        .map(RecipientDomains::seconds);
  }

  private Optional<Duration> enter(String domain, Limit limit) {
    int taken = takenThisMinute(domain);
    Optional<Duration> closed = closed(domain);
    if (closed.isPresent()) {
      return closed;
    }
    if (limit.perMinute() != null && taken >= limit.perMinute()) {
      return Optional.of(closeForTheMinute(domain));
    }
    if (limit.connections() != null && onTheWay(domain) >= limit.connections()) {
      return Optional.of(ONE_ENDS);
    }
    if (taken == 0) {
      forgetTheIdle();
    }
    jdbc.sql("update mail_domain set taken = taken + 1 where domain = ?").param(domain).update();
    return Optional.empty();
  }

  /**
   * Holds the domain's row; a clock that was read before others were waited for turns none back.
   */
  private int takenThisMinute(String domain) {
    return jdbc.sql(
            """
            insert into mail_domain as m (domain, minute)
            values (?, date_trunc('minute', clock_timestamp()))
            on conflict (domain) do update
            set taken = case when m.minute >= excluded.minute then m.taken else 0 end,
                minute = greatest(m.minute, excluded.minute)
            returning taken
            """)
        .param(domain)
        .query(Integer.class)
        .single();
  }

  private Duration closeForTheMinute(String domain) {
    return jdbc.sql(
            """
            update mail_domain set closed_until = minute + interval '1 minute' where domain = ?
            returning greatest(extract(epoch from closed_until - clock_timestamp()), 0)
            """)
        .param(domain)
        .query(Double.class)
        .optional()
        .map(RecipientDomains::seconds)
        .orElse(ONE_ENDS);
  }

  private void closeFor(String domain, Duration pause) {
    jdbc.sql(
            """
            update mail_domain
            set closed_until = greatest(closed_until,
                                        clock_timestamp() + make_interval(secs => :seconds))
            where domain = :domain
            """)
        .param("seconds", pause.toMillis() / 1000.0)
        .param("domain", domain)
        .update();
  }

  /** Few are leased at a time, whatever the length of the queue. */
  private int onTheWay(String domain) {
    return jdbc.sql(
            """
            select count(*) from decision d join learner l on l.id = d.learner
            where d.lease_until > clock_timestamp() and d.outcome = 'sending'
              and lower(split_part(l.email, '@', -1)) = ?
            """)
        .param(domain)
        .query(Integer.class)
        .single();
  }

  /** Leaves what another instance is at. */
  private void forgetTheIdle() {
    jdbc.sql(
            """
            delete from mail_domain where domain in (
              select domain from mail_domain
              where greatest(minute, closed_until) < clock_timestamp() - interval '1 day'
              for update skip locked)
            """)
        .update();
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) Math.ceil(seconds * 1000));
  }
}
