package lunula.data.format;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.OutputFolders;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.Progress;

/// Writes images and labels as IDX files, the format of MNIST, which [IdxReader] reads back byte
/// for byte. A name that ends in `.gz` makes a gzipped file. Each file is written whole or not at
/// all. Blocking.
public final class IdxWriter {
  /// Bytes packed between two looks at whether to go on: some hundredths of a second.
  private static final int CHUNK = 1 << 20;

  /// Names of the classes in their order, one a line, UTF-8.
  public static final String CLASSES = "classes.txt";

  private IdxWriter() {}

  /// Whether a folder holds a set under the names of MNIST already.
  public static boolean isIn(Path folder) {
    return Stream.of("train-images-idx3-ubyte", "t10k-images-idx3-ubyte")
        .anyMatch(
            name ->
                Files.exists(folder.resolve(name)) || Files.exists(folder.resolve(name + ".gz")));
  }

  /// Writes both parts of a set under the names of MNIST, gzipped: `train-images-idx3-ubyte.gz` and
  /// so on; labels only if there are classes, and then their names in `classes.txt`, one a line;
  /// beside them what else is known, see [TruthFiles] and [SourceFiles].
  ///
  /// @param folder made if need be
  /// @throws DataException if the folder could not be made
  /// @throws FileWriteException if a file could not be written
  public static void writeAll(Path folder, DataSet data) throws DataException, FileWriteException {
    writeAll(folder, data, Progress.NONE);
  }

  /// Writes both parts, likewise.
  ///
  /// @param progress told in bytes of pixels, part by part
  /// @throws java.util.concurrent.CancellationException if the listener ended it
  public static void writeAll(Path folder, DataSet data, Progress progress)
      throws DataException, FileWriteException {
    OutputFolders.make(folder);
    writePart(folder, "train", data.train(), progress);
    writePart(folder, "t10k", data.test(), progress);
    TruthFiles.write(folder, data);
    SourceFiles.write(folder, data);
    if (!data.classNames().isEmpty()) {
      writeNames(folder.resolve(CLASSES), data.classNames());
    }
  }

  private static void writeNames(Path file, List<String> names) throws FileWriteException {
    String lines =
        names.stream()
            .map(name -> name.replaceAll("\\R", " ") + "\n")
            .collect(Collectors.joining());
    AtomicWriter.write(file, lines.getBytes(StandardCharsets.UTF_8));
  }

  private static void writePart(
      Path folder, String prefix, LabelledImages images, Progress progress)
      throws FileWriteException {
    writeImages(folder.resolve(prefix + "-images-idx3-ubyte.gz"), images, progress);
    if (!images.classNames().isEmpty()) {
      writeLabels(folder.resolve(prefix + "-labels-idx1-ubyte.gz"), images);
    }
  }

  /// Writes the pixels.
  ///
  /// @throws FileWriteException if the file could not be written; then an older one is as it was
  public static void writeImages(Path file, LabelledImages images) throws FileWriteException {
    writeImages(file, images, Progress.NONE);
  }

  private static void writeImages(Path file, LabelledImages images, Progress progress)
      throws FileWriteException {
    write(
        file,
        images.allPixels(),
        progress,
        IdxReader.IMAGES_MAGIC,
        images.count(),
        images.height(),
        images.width());
  }

  /// Writes the class numbers.
  ///
  /// @throws FileWriteException if the file could not be written; then an older one is as it was
  public static void writeLabels(Path file, LabelledImages images) throws FileWriteException {
    write(file, images.allLabels(), Progress.NONE, IdxReader.LABELS_MAGIC, images.count());
  }

  private static void write(Path file, byte[] content, Progress progress, int... header)
      throws FileWriteException {
    ByteBuffer numbers = ByteBuffer.allocate(header.length * Integer.BYTES);
    numbers.asIntBuffer().put(header);
    boolean gzip = String.valueOf(file.getFileName()).endsWith(".gz");
    AtomicWriter.write(
        file,
        out -> {
          OutputStream packed = gzip ? new GZIPOutputStream(out) : out;
          packed.write(numbers.array());
          for (int done = 0; done < content.length; done += CHUNK) {
            progress.report(done, content.length);
            packed.write(content, done, Math.min(CHUNK, content.length - done));
          }
          if (packed instanceof GZIPOutputStream gzipped) {
            gzipped.finish();
          }
        });
  }
}
