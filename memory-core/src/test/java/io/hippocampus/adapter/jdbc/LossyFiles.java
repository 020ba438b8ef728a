package io.hippocampus.adapter.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files, in H2's words {@code lossy:}, on a disk that keeps for certain only what was synced. Of
 * what was written since, a power loss keeps, tears or drops each part as it likes.
 *
 * <p>One file is watched at a time, the one opened last.
 */
public final class LossyFiles extends FilePathWrapper {

  private static final int SECTOR = 512;
  private static final Disk DISK = new Disk();

  static {
    FilePath.register(new LossyFiles());
  }

  /** Returns the disk under all lossy files, having made H2 know them. */
  static Disk disk() {
    return DISK;
  }

  @Override
  public String getScheme() {
    return "lossy";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = super.open(mode);
    DISK.insert(file);
    return new LossyFile(file);
  }

  /** What is on the disk, and what is on its way there. */
  static final class Disk {

    private byte[] synced = new byte[0];
    private final List<Write> unsynced = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent")
    private record Write(long position, byte[] bytes) {}

    private synchronized void insert(FileChannel file) throws IOException {
      ByteBuffer all = ByteBuffer.allocate((int) file.size());
      file.read(all, 0);
      synced = all.array();
      unsynced.clear();
    }

    private synchronized void write(long position, byte[] bytes) {
      unsynced.add(new Write(position, bytes));
    }

    private synchronized void sync() {
      for (Write write : unsynced) {
        synced = with(synced, write, write.bytes().length);
      }
      unsynced.clear();
    }

    /** Returns what the disk might hold if power were lost now. */
    synchronized byte[] afterPowerLoss(RandomGenerator random) {
      byte[] left = synced.clone();
      for (Write write : unsynced) {
        int length = write.bytes().length;
        int kept = switch (random.nextInt(3)) {
          case 0 -> 0;
          case 1 -> Math.min(length, random.nextInt(length / SECTOR + 1) * SECTOR);
          default -> length;
        };
        left = with(left, write, kept);
      }
      return left;
    }

    private static byte[] with(byte[] file, Write write, int length) {
      int end = (int) write.position() + length;
      byte[] changed = length > 0 && end > file.length
          ? Arrays.copyOf(file, Math.max(end, file.length * 2))
          : file;
      System.arraycopy(write.bytes(), 0, changed, (int) write.position(), length);
      return changed;
    }
  }

  private static final class LossyFile extends FileBaseDefault {

    private final FileChannel file;

    LossyFile(FileChannel file) {
      this.file = file;
    }

    @Override
    public synchronized int read(ByteBuffer into, long position) throws IOException {
      return file.read(into, position);
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
      byte[] bytes = new byte[from.remaining()];
      from.duplicate().get(bytes);
      DISK.write(position, bytes);
      return file.write(from, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void force(boolean metadata) throws IOException {
      file.force(metadata);
      DISK.sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
