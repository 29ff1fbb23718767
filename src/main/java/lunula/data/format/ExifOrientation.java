package lunula.data.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStream;

/// How a JPEG's rows and columns lie, as cameras that were held upright note it: the tag
/// Orientation of its Exif header, TIFF 6.0 page 36. Everything that shows pictures follows it.
final class ExifOrientation {
  private static final int UPRIGHT = 1;
  private static final int MOST = 8;
  private static final int START = 0xffd8;
  private static final int APPLICATION_1 = 0xffe1;
  private static final int FIRST_WITH_LENGTH = 0xffc0;
  private static final int SCAN = 0xffda;
  private static final int TAG = 0x112;
  private static final int SHORT = 3;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

  private ExifOrientation() {}

  /// Looks at a file's header; leaves the stream where it was.
  ///
  /// @return 1 to 8; 1, upright, of what is no JPEG or says nothing that can be understood
  static int of(ImageInputStream in) throws IOException {
    long position = in.getStreamPosition();
    ByteOrder order = in.getByteOrder();
    try {
      return header(in) ? tag(in) : UPRIGHT;
    } catch (EOFException cut) {
      // What is cut off is told by who reads the pixels.
      return UPRIGHT;
    } finally {
      in.setByteOrder(order);
      in.seek(position);
    }
  }

  /// Goes to where the TIFF part of the Exif header begins, if there is one.
  private static boolean header(ImageInputStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    if (in.readUnsignedShort() != START) {
      return false;
    }
    int marker = in.readUnsignedShort();
    while (marker >= FIRST_WITH_LENGTH && marker != SCAN) {
      long end = in.getStreamPosition() + in.readUnsignedShort();
      byte[] name = new byte[EXIF.length];
      if (marker == APPLICATION_1 && end - in.getStreamPosition() > name.length) {
        in.readFully(name);
        if (Arrays.equals(name, EXIF)) {
          return true;
        }
      }
      in.seek(end);
      marker = in.readUnsignedShort();
    }
    return false;
  }

  private static int tag(ImageInputStream in) throws IOException {
    long tiff = in.getStreamPosition();
    boolean little = in.readUnsignedShort() == 0x4949;
    in.setByteOrder(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.readUnsignedShort();
    in.seek(tiff + in.readUnsignedInt());
    int entries = in.readUnsignedShort();
    for (int entry = 0; entry < entries; entry++) {
      int tag = in.readUnsignedShort();
      int type = in.readUnsignedShort();
      in.readUnsignedInt();
      int value = in.readUnsignedShort();
      in.readUnsignedShort();
      if (tag == TAG && type == SHORT) {
        return value >= UPRIGHT && value <= MOST ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /// Turns a picture upright.
  ///
  /// @param turn 1 to 8
  static PictureReader.Grey upright(PictureReader.Grey lying, int turn) {
    if (turn == UPRIGHT) {
      return lying;
    }
    // From 5 on, what lies in rows is to stand in columns.
    boolean crossed = turn > 4;
    int width = crossed ? lying.height() : lying.width();
    int height = crossed ? lying.width() : lying.height();
    float[] levels = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = crossed ? y : x;
        int row = crossed ? x : y;
        levels[y * width + x] =
            lying
                .levels()[
                (fromBelow(turn) ? lying.height() - 1 - row : row) * lying.width()
                    + (fromRight(turn) ? lying.width() - 1 - column : column)];
      }
    }
    return new PictureReader.Grey(width, height, levels);
  }

  private static boolean fromRight(int turn) {
    return turn == 2 || turn == 3 || turn == 7 || turn == 8;
  }

  private static boolean fromBelow(int turn) {
    return turn == 3 || turn == 4 || turn == 6 || turn == 7;
  }
}
