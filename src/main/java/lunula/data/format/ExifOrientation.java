package lunula.data.format;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How the rows and columns of a JPEG, TIFF or WebP lie, as cameras that were held upright note it:
/// the tag Orientation of its Exif header, TIFF 6.0 page 36. All that shows pictures
/// follows it.
final class ExifOrientation {
  private static final int UPRIGHT = 1;
  private static final int MOST = 8;

  private ExifOrientation() {}

  /// Looks at a file's header.
  ///
  /// @param format as the reader of its pixels names it
  /// @return 1 to 8; 1, upright, of what says nothing that can be understood
  static int of(Path file, String format) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (var directory : header(file, in, format)) {
        Integer turn = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        if (turn != null) {
          return turn >= UPRIGHT && turn <= MOST ? turn : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (ImageProcessingException | IOException | RuntimeException damaged) {
      // What is cut off or damaged is told by who reads the pixels.
      return UPRIGHT;
    }
  }

  private static Iterable<ExifIFD0Directory> header(Path file, InputStream in, String format)
      throws ImageProcessingException, IOException {
    Metadata all =
        switch (format.toLowerCase(Locale.ROOT)) {
          case "jpeg" -> JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
          case "tiff", "tif" -> TiffMetadataReader.readMetadata(file.toFile());
          case "webp" -> WebpMetadataReader.readMetadata(in);
          default -> new Metadata();
        };
    return all.getDirectoriesOfType(ExifIFD0Directory.class);
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
