package io.hippocampus.bench.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hippocampus.port.UnavailableException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads a file of JSON objects, one a line, holding one line at a time. What is wrong with a line,
 * or with what its reader makes of it, is told with the file and the line's number.
 */
public final class JsonLines {

  private static final int LONGEST_LINE = 4 * 1024 * 1024;

  private static final ObjectReader JSON = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build()
      .readerFor(JsonNode.class);

  private final String name;

  /** Reads the file of that name. */
  public JsonLines(String name) {
    this.name = name;
  }

  /** Gives each object to the reader; blank lines are passed over. */
  public void read(InputStream file, Consumer<Fields> reader) {
    int number = 0;
    try (InputStream bytes = new BufferedInputStream(file, 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (nextLine(bytes, line, ++number)) {
        if (!line.toString(StandardCharsets.UTF_8).isBlank()) {
          read(line.toByteArray(), number, reader);
        }
      }
    } catch (IOException e) {
      throw new UnavailableException("cannot read " + name + " after line " + number, e);
    }
  }

  /** Reads the next line without its end; false when there is none. */
  private boolean nextLine(InputStream bytes, ByteArrayOutputStream line, int number)
      throws IOException {
    line.reset();
    int next = bytes.read();
    boolean any = next >= 0;
    while (next >= 0 && next != '\n') {
      if (line.size() == LONGEST_LINE) {
        throw wrong(number, "is longer than " + LONGEST_LINE + " bytes; write one object a line");
      }
      line.write(next);
      next = bytes.read();
    }
    return any;
  }

  private void read(byte[] line, int number, Consumer<Fields> reader) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      JsonNode json = JSON.readTree(text);
      if (!json.isObject()) {
        throw new IllegalArgumentException("is not a JSON object");
      }
      reader.accept(new Fields(json));
    } catch (CharacterCodingException e) {
      throw wrong(number, "is not UTF-8");
    } catch (JsonProcessingException e) {
      throw wrong(number, "is not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw wrong(number, String.valueOf(e.getMessage()));
    }
  }

  private IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException(name + ", line " + line + ": " + what);
  }
}
