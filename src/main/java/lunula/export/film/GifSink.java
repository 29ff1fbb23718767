package lunula.export.film;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
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
import lunula.export.picture.RowListener;
import lunula.geometry.PlayMode;

/// Writes a film as GIF. Greys are exact unless the film has other colours too.
final class GifSink implements FilmFormat.FrameSink {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final byte[] REPEAT_FOR_EVER = {1, 0, 0};

  private final OutputStream target;
  private final FilmPlan plan;
  private final GifPalette palette;
  private final BufferedImage picture;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ImageOutputStream out;
  private Runnable rows = () -> {};
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
    writer.addIIOWriteProgressListener(new RowListener(percent -> rows.run()));
    writer.prepareWriteSequence(null);
  }

  @Override
  public void add(int[] rgb, Runnable look) throws IOException {
    look.run();
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = palette.of(rgb[i]);
    }
    IIOMetadata notes = notes();
    if (!begun && plan.mode() != PlayMode.ONCE) {
      notes = merge(notes, repeat());
    }
    begun = true;
    rows = look;
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

  /// The 256 colours of a GIF: all greys, or most greys and some colours. Immutable.
  static final class GifPalette {
    private static final int SIZE = 256;
    private static final int BITS = 5;

    private final int[] colours;
    private final byte[] greys = new byte[SIZE];
    private final byte[] nearest;

    /// @param tones colours beside the greys, 0xRRGGBB, at most 128; none leaves every grey exact
    GifPalette(List<Integer> tones) {
      int levels = SIZE - tones.size();
      colours = new int[SIZE];
      for (int i = 0; i < levels; i++) {
        colours[i] = 0x010101 * Math.round(255f * i / (levels - 1));
      }
      for (int i = 0; i < tones.size(); i++) {
        colours[levels + i] = tones.get(i);
      }
      for (int level = 0; level < SIZE; level++) {
        greys[level] = (byte) Math.round((levels - 1) * level / 255f);
      }
      nearest = tones.isEmpty() ? new byte[0] : nearest();
    }

    /// The nearest colour of each of 5 bits a channel.
    private byte[] nearest() {
      byte[] cube = new byte[1 << (3 * BITS)];
      for (int i = 0; i < cube.length; i++) {
        int red = (i >> (2 * BITS) & 31) * 255 / 31;
        int green = (i >> BITS & 31) * 255 / 31;
        int blue = (i & 31) * 255 / 31;
        cube[i] = (byte) nearest(red, green, blue);
      }
      return cube;
    }

    private int nearest(int red, int green, int blue) {
      int best = 0;
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < SIZE; i++) {
        int dr = red - (colours[i] >> 16 & 255);
        int dg = green - (colours[i] >> 8 & 255);
        int db = blue - (colours[i] & 255);
        int far = 2 * dr * dr + 4 * dg * dg + 3 * db * db;
        if (far < least) {
          least = far;
          best = i;
        }
      }
      return best;
    }

    /// Number of the colour that stands for another.
    ///
    /// @param rgb 0xRRGGBB
    byte of(int rgb) {
      int red = rgb >> 16 & 255;
      int green = rgb >> 8 & 255;
      int blue = rgb & 255;
      if (red == green && green == blue) {
        return greys[red];
      }
      if (nearest.length == 0) {
        return greys[(54 * red + 183 * green + 19 * blue) >> 8];
      }
      return nearest[((red >> 3) << (2 * BITS)) | ((green >> 3) << BITS) | (blue >> 3)];
    }

    IndexColorModel model() {
      return new IndexColorModel(8, SIZE, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }
  }
}
