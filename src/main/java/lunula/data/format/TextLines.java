package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import lunula.files.UserMessageException;
import org.jspecify.annotations.Nullable;

/// The lines of a text file in UTF-8 or UTF-16, gzipped or plain, one after the other. A line has a
/// greatest length, so that a file without line ends does not fill the memory.
final class TextLines implements Closeable {
  private static final int LONGEST = 1 << 24;
  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private byte[] line = new byte[1 << 12];
  private int length;
  private long number;
  private byte lineEnd = '\n';

  TextLines(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      in =
          decoded(
              new BufferedInputStream(
                  OwnData.unpacked(
                      new BufferedInputStream(Channels.newInputStream(channel), BUFFER)),
                  BUFFER));
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /// The same text in UTF-8, without a byte order mark.
  private static InputStream decoded(InputStream raw) throws IOException {
    raw.mark(4);
    byte[] start = raw.readNBytes(4);
    raw.reset();
    Charset wide = wide(start);
    if (wide != null) {
      return new Utf8(new InputStreamReader(raw, wide));
    }
    boolean marked =
        start.length > 2
            && start[0] == (byte) 0xef
            && start[1] == (byte) 0xbb
            && start[2] == (byte) 0xbf;
    raw.skipNBytes(marked ? 3 : 0);
    return raw;
  }

  /// UTF-16, if the first bytes look so; else null.
  static @Nullable Charset wide(byte[] start) {
    if (start.length < 4) {
      return null;
    }
    if ((start[0] == (byte) 0xff && start[1] == (byte) 0xfe)
        || (start[0] == (byte) 0xfe && start[1] == (byte) 0xff)) {
      return StandardCharsets.UTF_16;
    }
    boolean low = start[1] == 0 && start[3] == 0 && start[0] > 0 && start[2] > 0;
    boolean high = start[0] == 0 && start[2] == 0 && start[1] > 0 && start[3] > 0;
    return low ? StandardCharsets.UTF_16LE : high ? StandardCharsets.UTF_16BE : null;
  }

  /// Characters as UTF-8.
  private static final class Utf8 extends InputStream {
    private final Reader reader;
    private final char[] characters = new char[BUFFER];
    private byte[] bytes = new byte[0];
    private int at;

    Utf8(Reader reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
      if (at == bytes.length) {
        int read = reader.read(characters);
        if (read < 0) {
          return -1;
        }
        bytes = new String(characters, 0, read).getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      int given = Math.min(wanted, bytes.length - at);
      System.arraycopy(bytes, at, into, offset, given);
      at += given;
      return given;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /// Goes to the next line.
  ///
  /// @return false after the last
  /// @throws IOException if the file cannot be read or a line is too long
  boolean advance() throws IOException {
    length = 0;
    if (position == end && !fill()) {
      return false;
    }
    if (number == 0) {
      lineEnd = lineEnd();
    }
    number++;
    do {
      int from = position;
      while (position < end && buffer[position] != lineEnd) {
        position++;
      }
      append(from, position);
      if (position < end) {
        position++;
        break;
      }
    } while (fill());
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return true;
  }

  /// What ends a line: in tables that Excel saves “for Macintosh” a carriage return alone.
  private byte lineEnd() {
    boolean returns = false;
    for (int i = 0; i < end; i++) {
      if (buffer[i] == '\n') {
        return '\n';
      }
      returns |= buffer[i] == '\r';
    }
    return returns ? (byte) '\r' : (byte) '\n';
  }

  private void append(int from, int to) throws IOException {
    int longer = length + to - from;
    if (longer > LONGEST) {
      throw new UserMessageException("data.text.line", number, LONGEST);
    }
    if (longer > line.length) {
      line = Arrays.copyOf(line, Math.max(longer, 2 * line.length));
    }
    System.arraycopy(buffer, from, line, length, to - from);
    length = longer;
  }

  private boolean fill() throws IOException {
    position = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  /// The bytes of the line, of which [#length] count; the array changes with the next line.
  byte[] bytes() {
    return line;
  }

  /// How many bytes the line has.
  int length() {
    return length;
  }

  /// The line, without its end.
  String text() {
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }

  /// The next line without its end, or null after the last.
  ///
  /// @throws IOException if the file cannot be read or a line is too long
  @Nullable String next() throws IOException {
    return advance() ? text() : null;
  }

  /// Number of the line last read, from 1.
  long number() {
    return number;
  }

  /// Bytes of the file read so far.
  long done() throws IOException {
    return channel.position();
  }

  /// Bytes of the file.
  long size() throws IOException {
    return channel.size();
  }

  @Override
  public void close() throws IOException {
    in.close();
    channel.close();
  }
}
