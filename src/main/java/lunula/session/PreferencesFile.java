package lunula.session;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lunula.files.AtomicWriter;
import lunula.files.PrivateFolders;
import lunula.files.RegularFile;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;

/// Where the settings lie: a properties file in UTF-8, written whole or not at all. Blocking; one
/// call at a time.
///
/// @param path the file; neither it nor its folder need exist
public record PreferencesFile(Path path) {
  private static final String FORMAT = "lunula.settings";
  private static final String VERSION = "1";

  /// Bytes; Lunula writes some thousands.
  private static final int LARGEST = 1 << 22;

  /// Reads the settings; [PreferenceValues#NONE] where nothing was written yet.
  ///
  /// @throws IOException with a sentence for the person, if there is a file that cannot be used
  public PreferenceValues read() throws IOException {
    try {
      RegularFile.check(path);
      if (Files.size(path) > LARGEST) {
        throw new UserMessageException("session.preferences.other");
      }
      Properties read = new Properties();
      read.load(new StringReader(Files.readString(path)));
      if (!VERSION.equals(read.remove(FORMAT))) {
        throw new UserMessageException("session.preferences.other");
      }
      return new PreferenceValues(
          read.stringPropertyNames().stream()
              .collect(Collectors.toMap(name -> name, read::getProperty)));
    } catch (NoSuchFileException nothingYet) {
      return PreferenceValues.NONE;
    } catch (IOException | IllegalArgumentException failure) {
      throw new UserMessageException(
          UserMessage.of("session.preferences.unread", path, reason(failure)), failure);
    }
  }

  /// Writes the settings in place of the older ones; makes the folder if need be.
  ///
  /// @throws IOException with a sentence for the person; then the older file is as it was
  public void write(PreferenceValues settings) throws IOException {
    try {
      PrivateFolders.createAll(path.toAbsolutePath().resolveSibling(""));
      AtomicWriter.write(path, text(settings).getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UserMessageException(
          UserMessage.of("session.preferences.unsaved", path, reason(failure)), failure);
    }
  }

  private static String text(PreferenceValues settings) {
    Map<String, String> lines = new TreeMap<>(settings.values());
    lines.put(FORMAT, VERSION);
    return lines.entrySet().stream()
        .map(line -> escaped(line.getKey()) + "=" + escaped(line.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    String safe = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    String plain = safe.replace("\t", "\\t").replace("=", "\\=").replace(":", "\\:");
    return plain.replaceFirst("^([ #!])", "\\\\$1");
  }

  private static Object reason(Exception failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return switch (cause) {
      case CharacterCodingException notText -> UserMessage.of("session.preferences.binary");
      case AccessDeniedException closed -> UserMessage.of("session.preferences.closed");
      case FileAlreadyExistsException taken ->
          UserMessage.of("session.preferences.taken", taken.getFile());
      default -> UserMessages.argument(cause);
    };
  }
}
