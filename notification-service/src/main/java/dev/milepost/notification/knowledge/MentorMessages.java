package dev.milepost.notification.knowledge;

import dev.milepost.events.MentorWrote;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what mentors wrote to learners, apart from the ledger, until the learner is erased. */
@Component
public class MentorMessages {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate batches;

  MentorMessages(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Keeps each once; nothing to whom was erased, since it may come after the erasure. */
  public void keep(List<MentorWrote> messages) {
    batches.batchUpdate(
        """
        insert into mentor_message (id, learner, author, subject, text, written_at)
        select :id, :learner, :author, :subject, :text, :written
        where not exists (select from learner where id = :learner and erased_at is not null)
        on conflict do nothing
        """,
        messages.stream().map(MentorMessages::row).toArray(SqlParameterSource[]::new));
  }

  /** Empty once the learner was erased. */
  public Optional<Said> find(UUID message) {
    return jdbc.sql(
            """
            select a.name, m.subject, m.text
            from mentor_message m left join learner a on a.id = m.author
            where m.id = ?
            """)
        .param(message)
        .query(
            (row, n) ->
                new Said(row.getString("name"), row.getString("subject"), row.getString("text")))
        .optional();
  }

  private static SqlParameterSource row(MentorWrote message) {
    return new MapSqlParameterSource("id", message.id())
        .addValue("learner", message.learner())
        .addValue("author", message.author())
        .addValue("subject", message.subject(), java.sql.Types.VARCHAR)
        .addValue("text", message.text())
        .addValue("written", message.writtenAt().atOffset(ZoneOffset.UTC));
  }

  /**
   * @param author the mentor's name; null when it is not, or no longer, known
   * @param subject null when none was given
   */
  public record Said(@Nullable String author, @Nullable String subject, String text) {

    /** Without its content, so that a log line that holds it tells nothing personal. */
    @Override
    public String toString() {
      return "Said[hidden]";
    }
  }
}
