package io.hippocampus.adapter.lucene;

import java.io.IOException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;

/** A directory whose disk fills up, or that cannot rename, when told to. */
final class FailingDirectory extends FilterDirectory {

  long free = Long.MAX_VALUE;
  boolean renames = true;

  FailingDirectory(Directory directory) {
    super(directory);
  }

  @Override
  public IndexOutput createOutput(String name, IOContext context) throws IOException {
    return new Output(super.createOutput(name, context));
  }

  @Override
  public void rename(String source, String target) throws IOException {
    if (!renames) {
      throw new IOException("no renaming today");
    }
    super.rename(source, target);
  }

  /** Leaves the directory behind it open, to be opened again. */
  @Override
  public void close() {}

  private final class Output extends FilterIndexOutput {
    Output(IndexOutput output) {
      super("failing", output.getName(), output);
    }

    @Override
    public void writeByte(byte b) throws IOException {
      take(1);
      super.writeByte(b);
    }

    @Override
    public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
      take(length);
      super.writeBytes(bytes, offset, length);
    }

    private void take(int bytes) throws IOException {
      free -= bytes;
      if (free < 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
