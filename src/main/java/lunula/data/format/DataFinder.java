package lunula.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lunula.data.DataException;
import lunula.data.Shaping;
import lunula.data.Split;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import org.jspecify.annotations.Nullable;

/// Finds out what a file or folder that a person chose or dropped is, by its contents and not by
/// its name.
public final class DataFinder {

  private static final int USUAL_SIDE = 28;

  private DataFinder() {}

  /// The data in a file or folder.
  ///
  /// IDX files are taken with the labels and the test set that lie beside them under the usual
  /// names. A folder's pictures become 28 × 28 where `shaping` gives no size.
  ///
  /// @throws DataException if it is nothing that Lunula reads, with a sentence for the person
  public static OwnData find(Path chosen, Shaping shaping, Split split) throws DataException {
    try {
      return Files.isDirectory(chosen)
          ? folder(chosen, shaping, split)
          : file(chosen, shaping, split);
    } catch (DataException known) {
      throw known;
    } catch (IOException failure) {
      throw new DataException(
          UserMessage.of("data.unreadable.name", chosen, failure.getClass().getSimpleName()),
          failure);
    }
  }

  private static OwnData folder(Path folder, Shaping shaping, Split split) throws IOException {
    Path idx = idxImages(folder);
    if (idx != null) {
      IdxFiles.Pair train = IdxFiles.Pair.beside(idx);
      return new IdxFiles(plainName(folder), train, train.testBeside(), shaping, split);
    }
    Shaping sized =
        shaping.keepsSize()
            ? Shaping.square(USUAL_SIDE)
                .with(shaping.fit())
                .with(shaping.tone())
                .with(shaping.damage())
            : shaping;
    return new ImageFolder(folder, sized, split);
  }

  private static @Nullable Path idxImages(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "train-images*")) {
      for (Path file : files) {
        if (Files.isRegularFile(file)) {
          return file;
        }
      }
    }
    return null;
  }

  private static OwnData file(Path file, Shaping shaping, Split split) throws IOException {
    OwnData.checkRegular(file);
    byte[] start = start(file);
    int magic = start.length < 4 ? 0 : ByteBuffer.wrap(start).getInt();
    if (magic == IdxReader.IMAGES_MAGIC) {
      IdxFiles.Pair pair = IdxFiles.Pair.beside(file);
      return new IdxFiles(plainName(file), pair, pair.testBeside(), shaping, split);
    }
    if (magic == IdxReader.LABELS_MAGIC) {
      throw refusal(file, UserMessage.of("data.labels.alone"));
    }
    if (begins(start, 'P', 'K', 3, 4) || begins(start, 0x93, 'N', 'U', 'M')) {
      return new NumpyFile(file, shaping, split);
    }
    if (begins(start, 0x89, 'P', 'N', 'G')
        || begins(start, 0xff, 0xd8)
        || begins(start, 'G', 'I', 'F', '8')) {
      throw refusal(file, UserMessage.of("data.picture.single"));
    }
    if (!isText(start)) {
      throw refusal(file, UserMessage.of("data.unknown"));
    }
    return new CsvTable(file, shaping, split);
  }

  private static DataException refusal(Path file, UserMessage what) {
    return new DataException("data.refused", UserMessages.shortName(file), what);
  }

  /// The first bytes, unpacked if need be.
  private static byte[] start(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = OwnData.unpacked(raw)) {
      return in.readNBytes(256);
    }
  }

  private static boolean begins(byte[] start, int... magic) {
    return start.length >= magic.length
        && IntStream.range(0, magic.length).allMatch(i -> Byte.toUnsignedInt(start[i]) == magic[i]);
  }

  private static boolean isText(byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1)
        .chars()
        .noneMatch(character -> character < ' ' && "\t\r\n".indexOf(character) < 0);
  }

  /// A file's name without folder and endings.
  static String plainName(Path file) {
    Path last = file.toAbsolutePath().normalize().getFileName();
    String name = last == null ? file.toString() : last.toString();
    for (String ending : List.of(".gz", ".csv", ".tsv", ".txt", ".npz", ".npy", ".idx")) {
      name = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }
    return name.isEmpty() ? "Data" : name;
  }
}
