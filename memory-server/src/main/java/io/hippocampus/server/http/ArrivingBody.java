package io.hippocampus.server.http;

import io.hippocampus.server.http.Problem.Kind;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A body while it arrives: it must not be longer than its limit, nor take longer than half a minute
 * and a second more for each {@value #BYTES_A_SECOND} bytes that came. Its sender may be gone or
 * lying. Time counts from when it is asked for, for what a busy server lets wait is not the
 * sender's fault. Belongs to one thread.
 */
public final class ArrivingBody extends InputStream {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int BYTES_A_SECOND = 100;

  private final InputStream body;
  private final long limit;
  private final InstantSource clock;
  private final Instant began;
  private long came;

  private ArrivingBody(InputStream body, long limit, InstantSource clock, Instant began) {
    this.body = body;
    this.limit = limit;
    this.clock = clock;
    this.began = began;
  }

  /**
   * Returns the body of a request, to be read at once.
   *
   * @param limit how many bytes it may have
   * @throws ProblemException if it says itself that it is longer; reading throws one too, if it
   *     turns out to be, comes too slowly or breaks off
   */
  public static ArrivingBody of(HttpServletRequest request, long limit, InstantSource clock)
      throws IOException {
    if (request.getContentLengthLong() > limit) {
      throw tooLarge(limit);
    }
    // Before the stream is taken: whoever waits to be told to go on is told with that.
    Instant began = clock.instant();
    return new ArrivingBody(request.getInputStream(), limit, clock, began);
  }

  private static ProblemException tooLarge(long limit) {
    return Problem.of(
            Kind.TOO_LARGE,
            "the body is larger than " + limit + " bytes, which is what is taken here; send it in"
                + " parts")
        .thrown();
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    try {
      int read = body.read(into, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private void count(int read) {
    came += read;
    if (came > limit) {
      throw tooLarge(limit);
    }
    Instant latest = began.plus(PATIENCE).plusSeconds(came / BYTES_A_SECOND);
    if (clock.instant().isAfter(latest)) {
      throw late();
    }
  }

  private static ProblemException broken(IOException e) {
    boolean isLate = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .anyMatch(TimeoutException.class::isInstance);
    return isLate
        ? late()
        : Problem.of(
                Kind.MALFORMED,
                "the body did not arrive in full, or not in the chunks that it announced")
            .thrown();
  }

  private static ProblemException late() {
    return Problem.of(
            Kind.TIMED_OUT, "the body did not arrive in time; send it faster, or in parts")
        .thrown();
  }
}
