import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Makes the icons of `assets/icons` and of the window from their SVG sources; what it makes is
/// kept with the sources, so that only who changes an icon runs it: `java
/// src/package/java/Icons.java`, from the top folder.
public final class Icons {
  private static final Path FOLDER = Path.of("assets", "icons");
  private static final Path WINDOW = Path.of("src", "main", "resources", "lunula", "ui", "icons");
  private static final int LARGEST_SMALL = 32;

  private Icons() {}

  /// Takes no arguments.
  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(WINDOW);
    for (int size : List.of(16, 32, 48, 64, 128, 256)) {
      Files.write(WINDOW.resolve("lunula-" + size + ".png"), png(size));
    }
    Files.write(FOLDER.resolve("lunula.png"), png(256));
    Files.write(FOLDER.resolve("lunula.ico"), ico(List.of(16, 32, 48, 64, 128, 256)));
    Map<String, Integer> kinds = new LinkedHashMap<>();
    kinds.put("icp4", 16);
    kinds.put("icp5", 32);
    kinds.put("ic07", 128);
    kinds.put("ic08", 256);
    kinds.put("ic09", 512);
    // The same sizes once more, for screens with twice the pixels.
    kinds.put("ic11", 32);
    kinds.put("ic12", 64);
    kinds.put("ic13", 256);
    kinds.put("ic14", 512);
    Files.write(FOLDER.resolve("lunula.icns"), icns(kinds));
  }

  /// A picture of the icon; the small ones have a source of their own, with less in it.
  private static byte[] png(int size) throws IOException {
    String source = size <= LARGEST_SMALL ? "lunula-small.svg" : "lunula.svg";
    BufferedImage image = new SvgPicture(FOLDER.resolve(source)).draw(size);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /// Windows: a list of what is where, then the pictures.
  private static byte[] ico(List<Integer> sizes) throws IOException {
    ByteBuffer list = ByteBuffer.allocate(6 + 16 * sizes.size()).order(ByteOrder.LITTLE_ENDIAN);
    list.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (int size : sizes) {
      byte[] png = png(size);
      // 256 is written as 0; one plane of 32 bits.
      list.put((byte) size).put((byte) size).putShort((short) 0);
      list.putShort((short) 1).putShort((short) 32);
      list.putInt(png.length).putInt(list.capacity() + pictures.size());
      pictures.write(png);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(list.array());
    file.write(pictures.toByteArray());
    return file.toByteArray();
  }

  /// macOS: each picture with its kind and length before it.
  private static byte[] icns(Map<String, Integer> kinds) throws IOException {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    DataOutputStream each = new DataOutputStream(pictures);
    for (Map.Entry<String, Integer> kind : kinds.entrySet()) {
      byte[] png = png(kind.getValue());
      each.writeBytes(kind.getKey());
      each.writeInt(8 + png.length);
      each.write(png);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream whole = new DataOutputStream(file);
    whole.writeBytes("icns");
    whole.writeInt(8 + pictures.size());
    whole.write(pictures.toByteArray());
    return file.toByteArray();
  }
}
