package io.hippocampus.consolidation;

import io.hippocampus.memory.Memory;
import io.hippocampus.port.Consultant;
import io.hippocampus.port.ConsultationLog.Question;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names what is asked, so that it is known again: by all that the one who is asked is shown. */
final class Questions {

  private Questions() {}

  /** Returns the question that asks somebody about those memories, in that order. */
  static Question about(Consultant asked, List<Memory> memories) {
    MessageDigest digest = sha256();
    add(digest, asked.model());
    add(digest, asked.prompt());
    for (Memory memory : memories) {
      add(digest, memory.id().value());
      add(digest, memory.origin().speaker());
      add(digest, memory.origin().kind().name());
      add(digest, memory.origin().occurredFrom().toString());
      add(digest, memory.content());
    }
    return new Question(
        HexFormat.of().formatHex(digest.digest()),
        memories.stream().map(Memory::id).toList());
  }

  private static void add(MessageDigest digest, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) ':');
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256, which every Java has", e);
    }
  }
}
