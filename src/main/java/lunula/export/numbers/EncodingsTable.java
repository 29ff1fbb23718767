package lunula.export.numbers;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lunula.data.SampleSet;
import lunula.data.SourceNames;
import lunula.data.TextOrigin;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.Progress;
import lunula.model.Encodings;
import lunula.model.Sample;
import lunula.model.TextSample;
import org.jspecify.annotations.Nullable;

/// Where the images of a set lie in a model's latent space, as files for other programs. Written
/// whole or not at all; blocking.
///
/// @param encodings one posterior an image
/// @param labels class number of each image, unsigned bytes; shared, nobody writes to it
/// @param indices number of each image in its set; shared, nobody writes to it
/// @param progress hears of the numbers that are written, now and then, and may cancel
public record EncodingsTable(Encodings encodings, byte[] labels, int[] indices, Progress progress) {
  private static final int PACE = 1 << 10;

  /// @throws IllegalArgumentException if there is not one label and one number an image
  public EncodingsTable {
    if (labels.length != encodings.count() || indices.length != labels.length) {
      throw new IllegalArgumentException(
          encodings.count() + " encodings do not go with " + labels.length + " labels");
    }
  }

  /// A whole set, its images numbered from 0; nobody listens.
  public EncodingsTable(Encodings encodings, byte[] labels) {
    this(encodings, labels, IntStream.range(0, labels.length).toArray(), Progress.NONE);
  }

  /// Writes a table with a header: `index,class,z0,z1,…`, the posterior means, shortest decimals
  /// that read back to the same 32-bit numbers.
  ///
  /// @throws FileWriteException if it could not be written; then an older file is as it was
  /// @throws java.util.concurrent.CancellationException if it was cancelled; likewise
  public void writeCsv(Path file) throws FileWriteException {
    writeCsv(file, List.of(), SourceNames.none(labels.length), null);
  }

  /// The same with the names of the classes and of the files that the images came from in the last
  /// columns, `class_name` and `file`, as far as they are known.
  ///
  /// @param classNames by number; empty for a table without the column
  /// @param sources what each of the set's images was called, by [#indices]
  /// @param texts what the row’s numbers stand for, in further columns `text` and, where they are
  ///     known, `author` and `title`; null for a table without these columns
  /// @throws FileWriteException if it could not be written; then an older file is as it was
  public void writeCsv(
      Path file, List<String> classNames, SourceNames sources, @Nullable SampleSet texts)
      throws FileWriteException {
    AtomicWriter.writeChannel(file, channel -> csv(channel, classNames, sources, texts));
  }

  /// Writes a NumPy archive of the arrays `z` (posterior means) and, of a variational autoencoder,
  /// `log_variance`, both float32 of shape (count, dimensions), and `class` and `index`, both int32
  /// of shape (count).
  ///
  /// @throws FileWriteException if it could not be written; then an older file is as it was
  /// @throws java.util.concurrent.CancellationException if it was cancelled; likewise
  public void writeNpz(Path file) throws FileWriteException {
    AtomicWriter.writeChannel(file, this::npz);
  }

  private void csv(
      WritableByteChannel channel,
      List<String> classNames,
      SourceNames sources,
      @Nullable SampleSet texts)
      throws IOException {
    BufferedWriter out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    out.write("index,class");
    for (int dimension = 0; dimension < encodings.dimensions(); dimension++) {
      out.write(",z" + dimension);
    }
    boolean origins = texts != null && texts.count() > 0 && texts.origin(0).isPresent();
    out.write(classNames.isEmpty() ? "" : ",class_name");
    out.write(sources.isEmpty() ? "" : ",file");
    out.write(texts == null ? "\n" : origins ? ",text,author,title\n" : ",text\n");
    for (int image = 0; image < labels.length; image++) {
      tell(image, labels.length);
      out.write(indices[image] + "," + Byte.toUnsignedInt(labels[image]));
      for (int dimension = 0; dimension < encodings.dimensions(); dimension++) {
        out.write("," + encodings.mean(image, dimension));
      }
      if (!classNames.isEmpty()) {
        out.write("," + CsvTable.quoted(classNames.get(Byte.toUnsignedInt(labels[image]))));
      }
      if (!sources.isEmpty()) {
        out.write("," + CsvTable.quoted(sources.name(indices[image])));
      }
      if (texts != null) {
        out.write("," + CsvTable.quoted(text(texts, indices[image])));
        Optional<TextOrigin> origin = texts.origin(indices[image]);
        if (origin.isPresent()) {
          out.write("," + CsvTable.quoted(origin.get().author()));
          out.write("," + CsvTable.quoted(origin.get().title()));
        }
      }
      out.write('\n');
    }
    out.flush();
  }

  /// A text alone, without who wrote it.
  private static String text(SampleSet texts, int index) {
    Sample sample = texts.sample(index);
    return sample instanceof TextSample text ? text.text() : sample.words();
  }

  private void npz(WritableByteChannel channel) throws IOException {
    int count = labels.length;
    int dimensions = encodings.dimensions();
    float[] means = encodings.means();
    NumpyArchive archive = new NumpyArchive(channel);
    archive.floats("z", i -> heard(means, i), count, dimensions);
    if (encodings.variational()) {
      float[] logVariances = encodings.logVariances();
      archive.floats("log_variance", i -> heard(logVariances, i), count, dimensions);
    }
    archive.integers("class", i -> Byte.toUnsignedInt(labels[i]), count);
    archive.integers("index", i -> indices[i], count);
    archive.finish();
  }

  private float heard(float[] values, int at) {
    tell(at, values.length);
    return values[at];
  }

  private void tell(int done, int total) {
    if (done % PACE == 0) {
      progress.report(done, total);
    }
  }
}
