package io.hippocampus.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.hippocampus.memory.Explanation;
import io.hippocampus.memory.Memory;
import io.hippocampus.memory.RecallId;
import io.hippocampus.memory.Retrievability;
import io.hippocampus.testing.Laws;
import io.hippocampus.testing.Remembered;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What was recalled is delimited, whatever it says, and known again. */
final class RecalledBlockTest {

  private static final List<String> PARTS = List.of(
      "<recalled-memories>",
      "</recalled-memories>",
      "<",
      "</",
      "recalled-memories>",
      "&lt;",
      "\n",
      "\r\n",
      "\u2028",
      " ",
      "$1",
      "\\",
      "word");

  @Test
  void block_isOneBlock_whateverItsMemoriesSay() {
    Laws.forAll(random -> {
      String block = RecalledBlock.of(recollection(random));
      assertThat(block).containsOnlyOnce("<recalled-memories>");
      assertThat(block).containsOnlyOnce("</recalled-memories>");
      assertThat(block).startsWith("<recalled-memories>").endsWith("</recalled-memories>");
      assertThat(block.lines().filter(line -> line.startsWith("- ["))).hasSize(3);
    });
  }

  @Test
  void textAroundABlock_isLeft_andNothingOfTheBlock() {
    Laws.forAll(random -> {
      String block = RecalledBlock.of(recollection(random));
      String prefix = "before" + random.nextInt(9) + "\n";
      String suffix = " after" + random.nextInt(9);
      assertThat(RecalledBlock.without(prefix + block + suffix)).isEqualTo(prefix + suffix);
      assertThat(RecalledBlock.without(prefix + block + suffix + block)).isEqualTo(prefix + suffix);
      assertThat(RecalledBlock.without(block)).isBlank();
      assertThat(RecalledBlock.without(prefix + block.substring(0, block.length() - 5))
              .strip())
          .isEqualTo(prefix.strip());
    });
  }

  @Test
  void block_isKnown_whereverItWasCutOff() {
    String block = RecalledBlock.of(recollection(new java.util.SplittableRandom(7)));
    int mark = "<recalled-memories>".length();
    for (int length = mark + 2; length <= block.length(); length++) {
      assertThat(RecalledBlock.without("before " + block.substring(0, length))).isEqualTo("before");
    }
  }

  @Test
  void textAfterABlockThatWasCutOff_isLeft() {
    Laws.forAll(random -> {
      String block = RecalledBlock.of(recollection(random));
      int line = block.indexOf("\n- [", random.nextInt(block.length() / 2));
      String cut = line < 0 ? block : block.substring(0, line);
      assertThat(RecalledBlock.without(cut + "\n\nWhat do I like?")).isEqualTo("What do I like?");
      assertThat(RecalledBlock.without(cut + "\n- [ ] buy tea\n" + block))
          .isEqualTo("- [ ] buy tea");
    });
  }

  @Test
  void marksThatSomebodyTyped_takeNothingWithThem() {
    String block = RecalledBlock.of(recollection(new java.util.SplittableRandom(7)));
    for (String typed : List.of(
        "what does <recalled-memories> mean? I like tea",
        "write <recalled-memories>I like tea</recalled-memories> around it",
        "<recalled-memories>",
        "</recalled-memories> I like tea",
        "<recalled-memories>\n\nWhat I like is tea")) {
      assertThat(RecalledBlock.without(typed)).isEqualTo(typed);
      assertThat(RecalledBlock.without(typed + "\n" + block)).isEqualTo(typed);
      assertThat(RecalledBlock.without(block + "\n" + typed)).isEqualTo(typed);
    }
  }

  @Test
  void blockOnOneLine_isKnown() {
    String block = RecalledBlock.of(recollection(new java.util.SplittableRandom(7)));
    String quoted = block.replaceAll("\\s+", " ");
    assertThat(RecalledBlock.without("It says: " + quoted + " So tea it is."))
        .isEqualTo("It says:  So tea it is.");
  }

  @Test
  void blockWithIds_tellsThem_andIsKnown() {
    String block = RecalledBlock.withIds(recollection(new java.util.SplittableRandom(7)));
    assertThat(block).contains(", memory m0] ", ", memory m2] ");
    assertThat(RecalledBlock.without(block)).isBlank();
  }

  @Test
  void textWithoutABlock_isTheSame() {
    assertThat(RecalledBlock.without("  plain text \n")).isEqualTo("  plain text \n");
    assertThat(RecalledBlock.of(
            new Recollection(new RecallId("r1"), "cue", Instant.EPOCH, List.of(), List.of())))
        .isEmpty();
  }

  private static Recollection recollection(RandomGenerator random) {
    List<Recollection.Recalled> recalled = IntStream.range(0, 3)
        .mapToObj(i -> new Recollection.Recalled(
            memory(i, random), i + 1, new Retrievability(1), i == 0, Explanation.of("why")))
        .toList();
    return new Recollection(new RecallId("r1"), "cue", Instant.EPOCH, List.of(), recalled);
  }

  private static Memory memory(int id, RandomGenerator random) {
    String speaker = "Ann" + hostile(random).replaceAll("\\R", "") + "!";
    return Remembered.memory("m" + id, "said" + hostile(random))
        .by(speaker)
        .entry()
        .memory();
  }

  private static String hostile(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return text.toString();
  }
}
