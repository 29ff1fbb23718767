package lunula.export.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lunula.files.AtomicWriter;
import lunula.files.FileWriteException;

/// A colour picture that can be written as PNG, such as a screenshot.
///
/// @param width pixels a row
/// @param height rows
/// @param argb row-major, length width × height, 0xAARRGGBB, not premultiplied; kept, not copied
public record PngImage(int width, int height, int[] argb) {
  public PngImage {
    if (width < 1 || height < 1 || argb.length != width * height) {
      throw new IllegalArgumentException(
          "%d pixels are not a picture of %d × %d".formatted(argb.length, width, height));
    }
  }

  /// The picture as a PNG file's content. Exact: no pixel value changes.
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(DrawingRasterizer.buffered(this), "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  /// Writes the picture, whole or not at all; blocking.
  ///
  /// @throws FileWriteException if it could not be written, with a sentence for the person
  public void save(Path target) throws FileWriteException {
    AtomicWriter.write(target, toBytes());
  }
}
