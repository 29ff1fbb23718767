package lunula.app.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What a person sends to whoever looks into a failure: its sentence, what runs here, and the end
/// of the log, where the failure is with all that is known of it.
///
/// @param about versions, in a line
/// @param log may not exist
public record FailureReport(String about, Path log) {
  private static final int MOST_BYTES = 16 * 1024;

  /// Blocking.
  ///
  /// @param sentence what the person was told
  public String of(String sentence) {
    return String.join("\n", sentence, "", about, "", end());
  }

  private String end() {
    try {
      byte[] all = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
      int from = Math.max(0, all.length - MOST_BYTES);
      return new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return log + ": " + unreadable;
    }
  }
}
