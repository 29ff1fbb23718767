package lunula.export.film;

import java.nio.ByteBuffer;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.codecs.h264.io.model.VUIParameters;
import org.jcodec.common.VideoEncoder.EncodedFrame;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;

/// Codes frames as H.264 (Baseline, constant quality, a key frame every two seconds). Colours are
/// ITU-R BT.709 in the narrow range, and the stream says so: players that are told nothing guess.
/// One thread at a time.
final class H264Frames {
  private static final int QUALITY = 14;
  private static final int MACROBLOCKS_OF_LEVEL_4 = 8192;

  private final int width;
  private final int height;
  private final int keyInterval;
  private final ConstantQuality pace = new ConstantQuality();
  private final Encoder encoder = new Encoder(pace);
  private final Picture picture;
  private final ByteBuffer room;

  H264Frames(Film film) {
    width = film.width();
    height = film.height();
    keyInterval = 2 * film.plan().framesPerSecond();
    picture = Picture.create(width, height, ColorSpace.YUV420J);
    room = ByteBuffer.allocate(2 * width * height + (1 << 16));
    encoder.setKeyInterval(keyInterval);
  }

  /// From one key frame to the next, in frames.
  int keyInterval() {
    return keyInterval;
  }

  /// Codes the next frame.
  ///
  /// @param rgb row-major, 0xRRGGBB
  /// @param look called again and again meanwhile; may end the film by throwing
  /// @return its data is overwritten by the next one
  EncodedFrame code(int[] rgb, Runnable look) {
    luma(rgb);
    look.run();
    chroma(rgb);
    room.clear();
    pace.look = look;
    return encoder.encodeFrame(picture, room);
  }

  private void luma(int[] rgb) {
    byte[] luma = picture.getPlaneData(0);
    for (int i = 0; i < luma.length; i++) {
      luma[i] = (byte) (16 - 128 + luma(rgb[i]));
    }
  }

  /// 0 to 219; weights of BT.709, in 65,536ths of the narrow range.
  private static int luma(int rgb) {
    int sum = 11_966 * (rgb >> 16 & 255) + 40_254 * (rgb >> 8 & 255) + 4_064 * (rgb & 255);
    return (sum + 32_768) >> 16;
  }

  /// One pair of values for each square of four pixels.
  private void chroma(int[] rgb) {
    byte[] blues = picture.getPlaneData(1);
    byte[] reds = picture.getPlaneData(2);
    for (int y = 0; y < height / 2; y++) {
      for (int x = 0; x < width / 2; x++) {
        int at = 2 * y * width + 2 * x;
        double red = mean(rgb, at, 16);
        double green = mean(rgb, at, 8);
        double blue = mean(rgb, at, 0);
        double grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        int to = y * (width / 2) + x;
        blues[to] = (byte) Math.round(224 / 255.0 * (blue - grey) / 1.8556);
        reds[to] = (byte) Math.round(224 / 255.0 * (red - grey) / 1.5748);
      }
    }
  }

  private double mean(int[] rgb, int at, int shift) {
    return ((rgb[at] >> shift & 255)
            + (rgb[at + 1] >> shift & 255)
            + (rgb[at + width] >> shift & 255)
            + (rgb[at + width + 1] >> shift & 255))
        / 4.0;
  }

  private static final class Encoder extends H264Encoder {
    Encoder(RateControl pace) {
      super(pace);
    }

    @Override
    public SeqParameterSet initSPS(Size size) {
      SeqParameterSet said = super.initSPS(size);
      int blocks = (said.picWidthInMbsMinus1 + 1) * (said.picHeightInMapUnitsMinus1 + 1);
      said.levelIdc = blocks > MACROBLOCKS_OF_LEVEL_4 ? 51 : 40;
      var colours = new VUIParameters();
      colours.videoSignalTypePresentFlag = true;
      colours.videoFormat = 5;
      colours.colourDescriptionPresentFlag = true;
      colours.colourPrimaries = 1;
      colours.transferCharacteristics = 1;
      colours.matrixCoefficients = 1;
      said.vuiParams = colours;
      return said;
    }
  }

  /// The same quantiser for every block: jcodec's own rate controls are made for small files, and
  /// leave blocks in soft greys. It hears of each block, and so can end a frame that takes long.
  private static final class ConstantQuality implements RateControl {
    private static final int BLOCKS_A_LOOK = 256;

    private Runnable look = () -> {};
    private int blocks;

    @Override
    public int startPicture(Size size, int most, SliceType type) {
      return QUALITY;
    }

    @Override
    public int initialQpDelta() {
      return 0;
    }

    @Override
    public int accept(int bits) {
      if (++blocks % BLOCKS_A_LOOK == 0) {
        look.run();
      }
      return 0;
    }
  }
}
