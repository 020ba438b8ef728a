package io.hippocampus.server.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.server.blackbox.Client.Answer;
import io.hippocampus.server.blackbox.Document.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the document, asked rightly: it answers, and as the document says. */
final class GoodAnswersTest {

  private final Document document = Document.read();
  private final Town town = Town.here();

  /** In the order of the document, in which what is taken away was put there before. */
  @TestFactory
  Stream<DynamicTest> operationAskedRightly_answersAsTheDocumentSays() {
    return document.operations().stream()
        .map(operation ->
            DynamicTest.dynamicTest(operation.toString(), () -> askRightly(operation)));
  }

  private void askRightly(Operation operation) {
    Answer answer = Examples.ask(town.admin(), operation, Town.SPACE, town.about(operation));

    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    document.holds(operation, answer);
    if (operation.id().equals("startSleep")) {
      // The events end with the night.
      town.admin().get(answer.header("Location").orElseThrow() + "/events");
    }
  }
}
