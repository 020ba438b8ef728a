package io.hippocampus.server.blackbox;

import io.hippocampus.server.blackbox.Client.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Things to record, each of which a cue of its own finds. */
final class Life {

  /** Whose names stand in what is recorded, so that each is told apart by words. */
  private static final List<String> NAMES = List.of(
      "Aldous",
      "Berit",
      "Casimir",
      "Dorota",
      "Eskil",
      "Fiammetta",
      "Gudrun",
      "Hamish",
      "Ilka",
      "Jorunn",
      "Kester",
      "Lavinia",
      "Magnus",
      "Nerys",
      "Ottilie",
      "Perpetua",
      "Quentin",
      "Runa",
      "Sigurd",
      "Tamsin",
      "Ulrika",
      "Viggo",
      "Wilhelmina",
      "Xanthe",
      "Ysolde",
      "Zoltan");

  private Life() {}

  /** Returns a message; each number is another. */
  static Map<String, Object> message(int number) {
    return Map.of(
        "id",
        "e" + number,
        "speaker",
        "Runa",
        "session",
        "s" + number / 10,
        "occurredAt",
        "2026-03-02T07:05:00Z",
        "content",
        fact(number));
  }

  /** Returns messages from one number to before another. */
  static List<Map<String, Object>> messages(int from, int to) {
    return IntStream.range(from, to).mapToObj(Life::message).toList();
  }

  static String fact(int number) {
    return name(number) + " keeps the key of lighthouse number " + number + " at Marrick.";
  }

  static String cue(int number) {
    return "Who keeps the key of lighthouse number " + number + "? " + name(number);
  }

  /** Has somebody live through so many things in a space, and returns what the server answered. */
  static Answer live(Client client, String space, int count) {
    return client.post("/v1/spaces/" + space + "/messages", messages(0, count));
  }

  private static String name(int number) {
    return NAMES.get(number % NAMES.size());
  }
}
