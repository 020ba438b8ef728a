package io.hippocampus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code in the documents is code of tests, line by line, and so compiles and runs. */
final class DocumentedSnippetsTest {

  private static final Path TESTS = Path.of("src/test/java/io/hippocampus");

  @ParameterizedTest
  @CsvSource({
    "README.md, TenLinesTest.java, ten-lines",
    "docs/embed.md, TenLinesTest.java, ten-lines",
    "docs/embed.md, agent/TwoDays.java, two-days",
    "docs/tune.md, SpacePolicyTest.java, policy",
    "docs/tune.md, MemorySpaceLearningTest.java, calibrate"
  })
  void codeOfADocument_isCodeOfATest(String document, String test, String snippet)
      throws IOException {
    String code = String.join("\n", code(TESTS.resolve(test), snippet));
    String text = String.join("\n", stripped(Files.readAllLines(Path.of("..").resolve(document))));

    assertThat(code).isNotBlank();
    assertThat(text).contains(code);
  }

  private static List<String> code(Path test, String snippet) throws IOException {
    List<String> lines = stripped(Files.readAllLines(test));
    int begin = lines.indexOf("// snippet: " + snippet) + 1;
    assertThat(begin).as("snippet %s of %s", snippet, test).isPositive();
    List<String> rest = lines.subList(begin, lines.size());
    return rest.subList(0, rest.indexOf("// end of snippet"));
  }

  private static List<String> stripped(List<String> lines) {
    return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
