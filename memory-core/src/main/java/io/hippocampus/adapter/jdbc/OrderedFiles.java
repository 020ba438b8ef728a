package io.hippocampus.adapter.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files, in H2's words {@code ordered:}, whose header never runs ahead: before it is written, what
 * was written before is synced.
 *
 * <p>The header tells where the newest version is. H2 writes both and leaves it to the disk which
 * comes first; when power is lost in between, the header may tell of a version that never came, and
 * H2 then takes an old one that it finds elsewhere in the file, with all that came later gone.
 */
public final class OrderedFiles extends FilePathWrapper {

  private static final String SCHEME = "ordered";

  /** The header is written twice, one block after the other. */
  private static final int HEADER_BYTES = 2 * 4096;

  /** Makes H2 know them and returns how they are called, in H2's words, on top of others. */
  static String on(String fileSystem) {
    FilePath.register(new OrderedFiles());
    return SCHEME + ":" + fileSystem;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new OrderedFile(super.open(mode));
  }

  private static final class OrderedFile extends FileBaseDefault {

    private final FileChannel file;

    private OrderedFile(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
      return file.read(into, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      if (position < HEADER_BYTES) {
        file.force(false);
      }
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
