package lunula.export.picture;

import java.io.OutputStream;

/// Counts what is written and keeps none of it. One thread only.
public final class CountingStream extends OutputStream {
  private long bytes;

  /// How many bytes were written.
  public long bytes() {
    return bytes;
  }

  @Override
  public void write(int value) {
    bytes++;
  }

  @Override
  public void write(byte[] values, int from, int count) {
    bytes += count;
  }
}
