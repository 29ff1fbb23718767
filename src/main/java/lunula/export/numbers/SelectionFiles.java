package lunula.export.numbers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import lunula.data.Grouping;
import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.data.SourceNames;
import lunula.export.picture.GrayPng;
import lunula.files.AtomicWriter;
import lunula.files.Progress;
import lunula.model.Encodings;
import org.jspecify.annotations.Nullable;

/// Chosen images as files for other programs. Each file is written whole or not at all; blocking,
/// with progress. A cancelled one leaves an older file as it was. Every [IOException]'s message is
/// a sentence for the person.
public final class SelectionFiles {
  private static final int GAP = 2;

  private SelectionFiles() {}

  /// Where chosen images lie.
  ///
  /// @param chosen indices, in order
  /// @param encodings of all images
  /// @param labels class of each of all images, unsigned bytes
  /// @param classNames by number; empty if they are not known
  /// @param sources what each of all images was called where it came from
  /// @param texts the samples, if they are texts, which a table then holds; null if not
  public record Codes(
      int[] chosen,
      Encodings encodings,
      byte[] labels,
      List<String> classNames,
      SourceNames sources,
      @Nullable SampleSet texts) {
    /// Samples of which no more is known than their class’s number.
    public Codes(int[] chosen, Encodings encodings, byte[] labels) {
      this(chosen, encodings, labels, List.of(), SourceNames.none(labels.length), null);
    }

    /// With the texts, or the names of classes and files.
    ///
    /// @param samples all that are encoded, and maybe more behind them; null if there are none
    public static Codes of(
        int[] chosen, Encodings encodings, byte[] labels, @Nullable SampleSet samples) {
      if (samples == null || samples.count() < labels.length) {
        return new Codes(chosen, encodings, labels);
      }
      LabelledImages images = samples.images().orElse(null);
      if (images != null) {
        return new Codes(chosen, encodings, labels, images.classNames(), images.sources(), null);
      }
      return new Codes(
          chosen,
          encodings,
          samples.grouped(Grouping.CLASSES).labels(),
          List.of(),
          SourceNames.none(labels.length),
          samples);
    }

    private EncodingsTable table(Progress progress) {
      byte[] classes = new byte[chosen.length];
      for (int row = 0; row < chosen.length; row++) {
        classes[row] = labels[chosen[row]];
      }
      return new EncodingsTable(encodings.pick(chosen), classes, chosen, progress);
    }
  }

  /// Writes a table with a header: `index,class,z0,z1,…`, and behind it, as far as they are known,
  /// `class_name` and `file` of images, `text`, `author` and `title` of texts.
  ///
  /// @return whether it was written; false if it was cancelled
  public static boolean csv(Path file, Codes codes, Progress progress) throws IOException {
    return AtomicWriter.unlessCancelled(
        () ->
            codes
                .table(progress)
                .writeCsv(file, codes.classNames(), codes.sources(), codes.texts()));
  }

  /// Writes a NumPy archive of `z`, `class` and `index`, and `log_variance` where there is one.
  ///
  /// @return whether it was written; false if it was cancelled
  public static boolean npz(Path file, Codes codes, Progress progress) throws IOException {
    return AtomicWriter.unlessCancelled(() -> codes.table(progress).writeNpz(file));
  }

  /// Writes the pictures side by side as one PNG, about as wide as high, black between them.
  ///
  /// @param chosen indices, in order, at least one
  /// @param scale how many times larger than the images, 1 to 8
  /// @return whether it was written; false if it was cancelled
  public static boolean sheet(
      Path file, LabelledImages images, int[] chosen, int scale, Progress progress)
      throws IOException {
    if (chosen.length == 0 || scale < 1 || scale > 8) {
      throw new IllegalArgumentException(
          "no sheet of " + chosen.length + " images, " + scale + " times as large");
    }
    Sheet sheet = new Sheet(images, chosen, scale, columns(images, chosen.length));
    return AtomicWriter.unlessCancelled(
        () -> AtomicWriter.write(file, out -> sheet.writeTo(out, progress)));
  }

  private static int columns(LabelledImages images, int count) {
    double across = images.width() + GAP;
    double down = images.height() + GAP;
    return Math.clamp((int) Math.ceil(Math.sqrt(count * down / across)), 1, count);
  }

  private record Sheet(LabelledImages images, int[] chosen, int scale, int columns) {
    void writeTo(OutputStream out, Progress progress) throws IOException {
      int rows = (chosen.length + columns - 1) / columns;
      int height = (rows * (images.height() + GAP) - GAP) * scale;
      GrayPng.write(
          out,
          (columns * (images.width() + GAP) - GAP) * scale,
          height,
          (row, levels) -> {
            progress.report(row, height);
            fill(row / scale, levels);
          });
    }

    private void fill(int line, byte[] levels) {
      int y = line % (images.height() + GAP);
      int first = line / (images.height() + GAP) * columns;
      int size = images.width() * images.height();
      byte[] pixels = images.allPixels();
      int end = y < images.height() ? Math.min(chosen.length, first + columns) : first;
      for (int at = first; at < end; at++) {
        int from = chosen[at] * size + y * images.width();
        int left = (at - first) * (images.width() + GAP) * scale;
        for (int x = 0; x < images.width() * scale; x++) {
          levels[left + x] = pixels[from + x / scale];
        }
      }
    }
  }
}
