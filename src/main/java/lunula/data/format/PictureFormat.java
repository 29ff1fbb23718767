package lunula.data.format;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The formats of pictures that are read, alone or from a folder.
public enum PictureFormat {
  PNG("PNG", "png"),
  JPEG("JPEG", "jpg", "jpeg"),
  BMP("BMP", "bmp"),
  GIF("GIF", "gif"),
  TIFF("TIFF", "tif", "tiff"),
  WEBP("WebP", "webp"),
  NETPBM("Netpbm", "pgm", "ppm", "pbm", "pnm");

  private static final Set<String> ENDINGS =
      Arrays.stream(values())
          .flatMap(format -> format.endings.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final String title;
  private final List<String> endings;

  PictureFormat(String title, String... endings) {
    this.title = title;
    this.endings = List.of(endings);
  }

  /// What files of it end with: lower-case, without a dot.
  public List<String> endings() {
    return endings;
  }

  /// Whether a file that ends so is taken for a picture.
  ///
  /// @param ending lower-case, without a dot
  public static boolean isPicture(String ending) {
    return ENDINGS.contains(ending);
  }

  /// All names in a row: `PNG, JPEG, …`.
  public static String titles() {
    return Arrays.stream(values()).map(format -> format.title).collect(Collectors.joining(", "));
  }

  /// What files of all of them end with, in order: lower-case, without a dot.
  public static List<String> allEndings() {
    return Arrays.stream(values()).flatMap(format -> format.endings.stream()).toList();
  }
}
