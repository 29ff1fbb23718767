package lunula.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// Where results go, which remembers what went wrong: whoever prints does not hear of it.
final class Outlet extends FilterOutputStream {
  private volatile @Nullable IOException failure;

  Outlet(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] values, int from, int count) throws IOException {
    try {
      out.write(values, from, count);
    } catch (IOException failed) {
      failure = failed;
      throw failed;
    }
  }

  /// Why results were lost; null if none were, and if nobody wanted more of them, as with `| head`.
  @Nullable String loss() {
    IOException lost = failure;
    if (lost == null) {
      return null;
    }
    String why = UserMessages.words(lost);
    return why.toLowerCase(Locale.ROOT).contains("pipe") ? null : why;
  }
}
