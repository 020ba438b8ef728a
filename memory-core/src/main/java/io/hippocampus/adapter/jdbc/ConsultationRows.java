package io.hippocampus.adapter.jdbc;

import io.hippocampus.memory.MemoryId;
import io.hippocampus.memory.SpaceName;
import io.hippocampus.port.Advice;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ConsultationLog.Answer;
import io.hippocampus.port.ConsultationLog.Question;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What language models answered to nights, as rows. */
final class ConsultationRows {

  /** The kinds of advice as they are stored. */
  private enum Kind {
    JUDGEMENT(Advice.Judgement.class),
    GIST(Advice.Gist.class),
    NONSENSE(Advice.Nonsense.class);

    private final Class<? extends Advice> type;

    Kind(Class<? extends Advice> type) {
      this.type = type;
    }

    static Kind of(Advice advice) {
      return switch (advice) {
        case Advice.Judgement judgement -> JUDGEMENT;
        case Advice.Gist gist -> GIST;
        case Advice.Nonsense nonsense -> NONSENSE;
      };
    }
  }

  private ConsultationRows() {}

  /** Keeps an answer, if there is none yet and all memories it is about have their words. */
  static void insert(Connection connection, SpaceName space, Answer answer) throws SQLException {
    Question question = answer.question();
    int there = MemoryRows.unforgotten(connection, space, question.about()).size();
    boolean known = !find(connection, space, List.of(question.digest())).isEmpty();
    if (known || there < question.about().stream().distinct().count()) {
      return;
    }
    Sql.run(
        connection,
        "INSERT INTO consultation (space, digest, about, model, prompt, kind, answer, asked_at, tokens) VALUES ("
            + Sql.marks(9) + ")",
        space,
        question.digest(),
        Json.of(question.about()),
        answer.by().model(),
        answer.by().prompt(),
        Kind.of(answer.advice()),
        Json.of(answer.advice()),
        answer.at(),
        answer.tokens());
    List<@Nullable Object[]> about = new ArrayList<>();
    question.about().stream()
        .distinct()
        .forEach(memory -> about.add(new @Nullable Object[] {space, memory, question.digest()}));
    Sql.runAll(
        connection,
        "INSERT INTO consultation_about (space, memory, digest) VALUES (?, ?, ?)",
        about);
  }

  static List<Answer> find(Connection connection, SpaceName space, Collection<String> digests)
      throws SQLException {
    return digests.isEmpty()
        ? List.of()
        : Sql.list(
            connection,
            ConsultationRows::read,
            "SELECT c.* FROM " + Sql.WANTED
                + " JOIN consultation c ON c.space = ? AND c.digest = wanted.id",
            digests,
            space);
  }

  /** Removes what was answered about any of the memories. */
  static void remove(Connection connection, SpaceName space, Collection<MemoryId> memories)
      throws SQLException {
    List<String> digests = Sql.list(
        connection,
        row -> row.getString(1),
        "SELECT DISTINCT a.digest FROM " + Sql.WANTED
            + " JOIN consultation_about a ON a.space = ? AND a.memory = wanted.id",
        memories,
        space);
    for (String table : List.of("consultation", "consultation_about")) {
      Sql.runForEach(
          connection, "DELETE FROM " + table + " WHERE space = ? AND digest = ?", space, digests);
    }
  }

  private static Answer read(ResultSet row) throws SQLException {
    return new Answer(
        new Question(
            row.getString("digest"),
            Json.asStrings(row.getString("about")).stream().map(MemoryId::new).toList()),
        new Consultant(row.getString("model"), row.getString("prompt")),
        Json.as(Kind.valueOf(row.getString("kind")).type, row.getString("answer")),
        Sql.moment(row, "asked_at"),
        row.getLong("tokens"));
  }
}
