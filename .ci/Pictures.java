import java.awt.image.BufferedImage;
import java.io.File;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;

/** Fails unless a folder holds enough PNGs of a window's size, each with much to see in it. */
class Pictures {
  private static final int LEAST_COLOURS = 200;

  /** Takes the folder, how many there are at least, and the size of the first. */
  public static void main(String[] arguments) throws Exception {
    File[] files = new File(arguments[0]).listFiles((folder, name) -> name.endsWith(".png"));
    require(files.length >= Integer.parseInt(arguments[1]), "only " + files.length + " pictures");
    java.util.Arrays.sort(files);
    BufferedImage first = ImageIO.read(files[0]);
    String size = first.getWidth() + "x" + first.getHeight();
    require(size.equals(arguments[2]), files[0] + " is " + size);
    for (File file : files) {
      BufferedImage image = ImageIO.read(file);
      require(image.getWidth() >= 640 && image.getHeight() >= 480, file + " is too small");
      require(colours(image) >= LEAST_COLOURS, file + " is blank");
    }
    System.out.println(files.length + " pictures, the first " + size + ", none blank");
  }

  private static int colours(BufferedImage image) {
    Set<Integer> seen = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 2) {
      for (int x = 0; x < image.getWidth(); x += 2) {
        seen.add(image.getRGB(x, y));
      }
    }
    return seen.size();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      System.err.println("The tour's pictures are not right: " + otherwise + ".");
      System.exit(1);
    }
  }
}
