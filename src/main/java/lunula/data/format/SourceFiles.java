package lunula.data.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import lunula.data.DataSet;
import lunula.data.SourceNames;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.UserMessage;
import lunula.files.UserMessages;

/// What images were called where they came from, in texts beside their IDX files: a line an image
/// of a part, gzipped.
public final class SourceFiles {
  private static final String ENDING = "-sources.txt.gz";

  /// Names of all such files.
  public static final Set<String> FILES = Set.of("train" + ENDING, "t10k" + ENDING);

  private SourceFiles() {}

  /// Writes the names of a set's images; nothing of a part without.
  ///
  /// @throws FileWriteException if a file could not be written
  static void write(Path folder, DataSet data) throws FileWriteException {
    write(folder.resolve("train" + ENDING), data.train().sources());
    write(folder.resolve("t10k" + ENDING), data.test().sources());
  }

  private static void write(Path file, SourceNames names) throws FileWriteException {
    if (names.isEmpty()) {
      return;
    }
    AtomicWriter.write(
        file,
        out -> {
          GZIPOutputStream packed = new GZIPOutputStream(out, 1 << 16);
          for (int image = 0; image < names.count(); image++) {
            packed.write((names.name(image) + "\n").getBytes(StandardCharsets.UTF_8));
          }
          packed.finish();
        });
  }

  /// The names of a part's images; none without a text, or if it cannot be used.
  ///
  /// @param part `train` or `t10k`
  /// @param notes grows by a sentence if the text cannot be used
  public static SourceNames names(Path folder, String part, int count, List<String> notes) {
    Path file = folder.resolve(part + ENDING);
    if (!Files.isRegularFile(file)) {
      return SourceNames.none(count);
    }
    List<String> names = new ArrayList<>();
    try (TextLines lines = new TextLines(file)) {
      while (names.size() <= count && lines.advance()) {
        names.add(lines.text());
      }
    } catch (IOException unreadable) {
      notes.add(
          UserMessages.words(
              UserMessage.of(
                  "data.sources.unreadable",
                  UserMessages.shortName(file),
                  UserMessages.argument(unreadable))));
      return SourceNames.none(count);
    }
    if (names.size() != count) {
      notes.add(
          UserMessages.words(
              UserMessage.of("data.sources.count", UserMessages.shortName(file), count)));
      return SourceNames.none(count);
    }
    return SourceNames.of(names);
  }
}
