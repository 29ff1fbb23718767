package lunula.export.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;
import lunula.files.InvalidValueException;
import lunula.files.Progress;

/// A still picture as a file for other programs. The file is written whole or not at all;
/// blocking, with progress. A cancelled one leaves an older file as it was.
///
/// @param drawing what is seen
public record PictureFile(VectorDrawing drawing) {
  /// The largest picture in pixels.
  public static final long MOST_PIXELS = 1L << 27;

  private static final int PERCENT = 100;

  /// The picture in pixels.
  ///
  /// @param scale pixels a unit
  /// @throws InvalidValueException if it had more than [#MOST_PIXELS]
  public PngImage pixels(double scale) {
    BufferedImage image = image(scale, Progress.NONE);
    int width = image.getWidth();
    int[] argb = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return new PngImage(width, image.getHeight(), argb);
  }

  private BufferedImage image(double scale, Progress progress) {
    long pixels =
        (long) DrawingRasterizer.size(drawing.width(), scale)
            * DrawingRasterizer.size(drawing.height(), scale);
    if (pixels > MOST_PIXELS) {
      throw new InvalidValueException("export.picture.large", MOST_PIXELS);
    }
    // What is drawn is not counted: most of the time goes into the rows.
    return DrawingRasterizer.of(drawing, scale, () -> progress.report(0, PERCENT));
  }

  /// Writes it as PNG.
  ///
  /// @param scale pixels a unit
  /// @return whether it was written; false if it was cancelled
  /// @throws FileWriteException if it could not be, with a sentence for the person
  public boolean png(Path file, double scale, Progress progress) throws FileWriteException {
    return write(file, out -> png(image(scale, progress), out, progress));
  }

  /// How large it would be as PNG.
  ///
  /// @param scale pixels a unit
  /// @return in bytes
  public long pngBytes(double scale) {
    var counted = new CountingStream();
    try {
      png(image(scale, Progress.NONE), counted, Progress.NONE);
    } catch (IOException impossible) {
      throw new UncheckedIOException("counting failed", impossible);
    }
    return counted.bytes();
  }

  /// Writes it as SVG, likewise.
  public boolean svg(Path file, Progress progress) throws FileWriteException {
    return lines(
        file, List.of(drawing), progress, (out, look) -> VectorSvg.write(drawing, out, look));
  }

  /// Writes it as PDF of one page, likewise.
  public boolean pdf(Path file, Progress progress) throws FileWriteException {
    return pdf(List.of(drawing), file, progress);
  }

  /// Writes drawings as PDF, a page each, likewise.
  public static boolean pdf(List<VectorDrawing> pages, Path file, Progress progress)
      throws FileWriteException {
    return lines(file, pages, progress, (out, look) -> VectorPdf.write(pages, out, look));
  }

  /// A form that looks for a cancel at every mark.
  private interface Lines {
    void write(OutputStream out, MarkListener look) throws IOException;
  }

  private static boolean lines(Path file, List<VectorDrawing> pages, Progress progress, Lines lines)
      throws FileWriteException {
    Steps steps = new Steps(pages, progress);
    return write(
        file,
        out -> {
          lines.write(out, steps);
          steps.before();
        });
  }

  private static boolean write(Path file, AtomicWriter.Content content) throws FileWriteException {
    return AtomicWriter.unlessCancelled(() -> AtomicWriter.write(file, content));
  }

  private static void png(BufferedImage image, OutputStream out, Progress progress)
      throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("png");
    ImageWriter writer = writers.next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      // Of all steps the quick ones are hardly larger.
      how.setCompressionQuality(0.5f);
      writer.addIIOWriteProgressListener(
          new RowListener(percent -> progress.report(percent, PERCENT)));
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  /// Counts marks; a group counts as one with all that is in it.
  private static final class Steps implements MarkListener {
    private final Progress progress;
    private final long total;
    private long done;

    Steps(List<VectorDrawing> drawings, Progress progress) {
      this.progress = progress;
      total = drawings.stream().mapToLong(drawing -> count(drawing.marks())).sum();
    }

    private static long count(Iterable<VectorDrawing.Mark> marks) {
      long sum = 0;
      for (VectorDrawing.Mark mark : marks) {
        sum += 1 + (mark instanceof VectorDrawing.Group group ? count(group.marks()) : 0);
      }
      return sum;
    }

    @Override
    public void before() {
      progress.report(done++, total);
    }

    @Override
    public void within() {
      progress.report(done, total);
    }
  }
}
