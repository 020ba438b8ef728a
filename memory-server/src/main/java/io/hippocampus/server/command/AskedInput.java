package io.hippocampus.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A caller's standard input: asked for piece by piece, and only when it is read. Read by one
 * thread; the pieces are given by others.
 */
final class AskedInput extends InputStream {

  private final Runnable asking;
  private final AnswerLines lines;
  private final BlockingQueue<byte[]> given = new ArrayBlockingQueue<>(1);
  private byte[] piece = new byte[0];
  private int at;
  private boolean isOver;
  private volatile boolean isStopped;

  /**
   * @param asking asks for the next piece
   * @param lines what the caller reads, while there is one
   */
  AskedInput(Runnable asking, AnswerLines lines) {
    this.asking = asking;
    this.lines = lines;
  }

  /** Gives a piece, an empty one for the end, and returns whether there is room for it. */
  boolean give(byte[] next) {
    return given.offer(next);
  }

  /** Has who waits for a piece wait no more. */
  void stop() {
    isStopped = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == piece.length && !isOver) {
      piece = next();
      at = 0;
      isOver = piece.length == 0;
    }
    if (isOver) {
      return -1;
    }
    int read = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, into, offset, read);
    at += read;
    return read;
  }

  @Override
  public int available() {
    return piece.length - at;
  }

  private byte[] next() throws IOException {
    asking.run();
    try {
      while (lines.isRead() && !isStopped) {
        byte[] next = given.poll(1, TimeUnit.SECONDS);
        if (next != null) {
          return next;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the standard input ended before all of it was given");
  }
}
