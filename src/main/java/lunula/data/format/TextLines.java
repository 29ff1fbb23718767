package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import lunula.files.UserMessageException;
import org.jspecify.annotations.Nullable;

/// The lines of a UTF-8 text file, gzipped or plain, one after the other. A line has a greatest
/// length, so that a file without line ends does not fill the memory.
final class TextLines implements Closeable {
  private static final int LONGEST = 1 << 24;
  private static final int BUFFER = 1 << 16;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final FileChannel channel;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int end;
  private byte[] line = new byte[1 << 12];
  private long number;

  TextLines(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      in = OwnData.unpacked(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  /// The next line without its end, or null after the last.
  ///
  /// @throws IOException if the file cannot be read or a line is too long
  @Nullable String next() throws IOException {
    int length = 0;
    int read = read();
    if (read < 0) {
      return null;
    }
    number++;
    for (; read >= 0 && read != '\n'; read = read()) {
      if (length == line.length) {
        if (length >= LONGEST) {
          throw new UserMessageException("data.text.line", number, LONGEST);
        }
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (byte) read;
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
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

  private int read() throws IOException {
    if (position == end) {
      end = in.read(buffer, 0, buffer.length);
      position = 0;
      if (end <= 0) {
        end = 0;
        return -1;
      }
    }
    return buffer[position++] & 255;
  }

  @Override
  public void close() throws IOException {
    in.close();
    channel.close();
  }
}
