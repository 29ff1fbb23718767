package lunula.export.film;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import lunula.geometry.PlayMode;

/// Writes a film as GIF. Greys are exact unless the film has other colours too.
final class GifSink implements FrameSink {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final byte[] REPEAT_FOR_EVER = {1, 0, 0};

  private final OutputStream target;
  private final FilmPlan plan;
  private final GifPalette palette;
  private final BufferedImage picture;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ImageOutputStream out;
  private boolean begun;

  /// @param target left open
  GifSink(OutputStream target, Film film) throws IOException {
    this.target = target;
    plan = film.plan();
    palette = new GifPalette(film.coloured() ? plan.colours().tones() : List.of());
    IndexColorModel colours = palette.model();
    picture =
        new BufferedImage(film.width(), film.height(), BufferedImage.TYPE_BYTE_INDEXED, colours);
    out = new MemoryCacheImageOutputStream(target);
    writer.setOutput(out);
    writer.prepareWriteSequence(null);
  }

  @Override
  public void add(int[] rgb) throws IOException {
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = palette.of(rgb[i]);
    }
    IIOMetadata notes = notes();
    if (!begun && plan.mode() != PlayMode.ONCE) {
      notes = merge(notes, repeat());
    }
    begun = true;
    writer.writeToSequence(new IIOImage(picture, null, notes), null);
    out.flush();
  }

  @Override
  public void finish() throws IOException {
    writer.endWriteSequence();
    out.flush();
    writer.dispose();
    target.flush();
  }

  private static IIOMetadataNode repeat() {
    IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
    loop.setAttribute("applicationID", "NETSCAPE");
    loop.setAttribute("authenticationCode", "2.0");
    loop.setUserObject(REPEAT_FOR_EVER.clone());
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(loop);
    return extensions;
  }

  private IIOMetadata notes() throws IOException {
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(100 / plan.framesPerSecond()));
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
