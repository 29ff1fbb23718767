package lunula.service;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lunula.model.GrayImage;

/// A film of grey pictures that repeats for ever. Immutable.
///
/// The palette is the 256 greys, so every grey level is kept exactly; a pixel becomes a square of
/// `scale` × `scale`.
///
/// @param frames at least one, all of one size
/// @param scale how many times larger than the pictures, at least 1
/// @param delayMillis how long each frame stays; rounded to 10 ms, at least 20 ms, below which
///     viewers slow a film down
public record AnimatedGif(List<GrayImage> frames, int scale, int delayMillis) {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final byte[] REPEAT_FOR_EVER = {1, 0, 0};

  public AnimatedGif {
    frames = List.copyOf(frames);
    if (frames.isEmpty() || scale < 1 || delayMillis < 1) {
      throw new IllegalArgumentException(
          "%d frames, scale %d, %d ms make no film".formatted(frames.size(), scale, delayMillis));
    }
    GrayImage first = frames.getFirst();
    for (GrayImage frame : frames) {
      if (frame.width() != first.width() || frame.height() != first.height()) {
        throw new IllegalArgumentException("all frames of a film must have one size");
      }
    }
  }

  /// The film as a GIF file's content.
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      IndexColorModel greys = greys();
      for (int i = 0; i < frames.size(); i++) {
        BufferedImage picture = enlarge(frames.get(i), greys);
        IIOMetadata notes = i == 0 ? firstNotes(writer, picture) : notes(writer, picture);
        writer.writeToSequence(new IIOImage(picture, null, notes), null);
      }
      writer.endWriteSequence();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /// Writes the film, whole or not at all; blocking.
  ///
  /// @throws ExportException if it could not be written, with a sentence for the person
  public void save(Path target) throws ExportException {
    AtomicFile.write(target, toBytes());
  }

  private static IndexColorModel greys() {
    byte[] levels = new byte[256];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) i;
    }
    return new IndexColorModel(8, levels.length, levels, levels, levels);
  }

  private BufferedImage enlarge(GrayImage frame, IndexColorModel greys) {
    int width = frame.width() * scale;
    int height = frame.height() * scale;
    BufferedImage picture =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, greys);
    byte[] target = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        target[y * width + x] = (byte) frame.level(x / scale, y / scale);
      }
    }
    return picture;
  }

  private IIOMetadata firstNotes(ImageWriter writer, BufferedImage picture) throws IOException {
    IIOMetadata notes = notes(writer, picture);
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(REPEAT_FOR_EVER.clone());
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(loop);
    return merge(notes, extensions);
  }

  private IIOMetadata notes(ImageWriter writer, BufferedImage picture) throws IOException {
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(Math.max(2, (delayMillis + 5) / 10)));
    control.setAttribute("transparentColorIndex", "0");
    IIOMetadata notes =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
    return merge(notes, control);
  }

  private static IIOMetadata merge(IIOMetadata notes, IIOMetadataNode addition) throws IOException {
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    root.appendChild(addition);
    notes.mergeTree(FORMAT, root);
    return notes;
  }
}
