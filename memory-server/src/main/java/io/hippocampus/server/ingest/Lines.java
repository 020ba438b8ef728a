package io.hippocampus.server.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a stream as bytes, one at a time; of one that is too long the rest is passed over.
 */
public final class Lines {

  /** The most bytes a line may have: a file that has more in one is no file of lines. */
  public static final int LONGEST = 16 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean tooLong;
  private long number;

  /** Reads those of a stream, which stays its owner's to close. */
  public Lines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false when there is none. */
  public boolean next() throws IOException {
    line.reset();
    tooLong = false;
    boolean any = false;
    while (fill()) {
      any = true;
      int newline = start;
      while (newline < end && buffer[newline] != '\n') {
        newline++;
      }
      keep(newline - start);
      start = newline;
      if (newline < end) {
        start++;
        break;
      }
    }
    if (any) {
      number++;
    }
    return any;
  }

  private boolean fill() throws IOException {
    if (start == end) {
      start = 0;
      end = Math.max(0, in.read(buffer));
    }
    return end > 0;
  }

  private void keep(int length) {
    tooLong |= line.size() + length > LONGEST;
    if (!tooLong) {
      line.write(buffer, start, length);
    }
  }

  /** Returns the number of this line, from 1. */
  public long number() {
    return number;
  }

  /** Whether this line is longer than allowed; it is not kept then. */
  public boolean isTooLong() {
    return tooLong;
  }

  /** Whether this line holds white space at most. */
  public boolean isBlank() {
    for (byte b : bytes()) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** Returns this line without its end. */
  public byte[] bytes() {
    return line.toByteArray();
  }
}
