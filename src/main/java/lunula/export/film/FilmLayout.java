package lunula.export.film;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import lunula.files.UserMessage;
import lunula.files.UserMessages;
import lunula.model.GrayImage;

/// Where everything is on a film's frames, in pixels: the decoded picture, the true one and the map
/// side by side, what they are called under them, and the caption at the bottom.
///
/// @param pictureWidth of each of the things side by side
/// @param pictureHeight likewise
/// @param names of the things side by side; empty for a picture alone
/// @param gap between them
/// @param caption its lines
/// @param textSize of the caption's letters
/// @param smallSize of all other letters
/// @param width of the frame, even as H.264 wants it
/// @param height of the frame, even
record FilmLayout(
    int pictureWidth,
    int pictureHeight,
    List<String> names,
    int gap,
    List<String> caption,
    int textSize,
    int smallSize,
    int width,
    int height) {
  private static final int MOST_LINES = 3;
  private static final double LINE = 1.35;

  /// @param picture one of the decoded ones
  static FilmLayout of(FilmPlan plan, Film.FilmContent footage, GrayImage picture) {
    int scale = Math.max(1, plan.side() / Math.max(picture.width(), picture.height()));
    int across = picture.width() * scale;
    int down = picture.height() * scale;
    List<String> names = names(footage);
    int gap = names.isEmpty() ? 0 : Math.max(4, across / 56 * 2);
    int panels = Math.max(1, names.size());
    int width = even(panels * across + (panels - 1) * gap);
    int text = Math.clamp(plan.side() / 22, 12, 36);
    int small = Math.clamp(plan.side() / 30, 10, 26);
    List<String> caption = wrap(plan.caption().strip(), text, width - text);
    double words = LINE * (small * (names.isEmpty() ? 0 : 1) + text * caption.size());
    words += plan.small().isBlank() ? 0 : LINE * small;
    int height = even((int) Math.ceil(down + words + (words > 0 ? 0.6 * text : 0)));
    return new FilmLayout(across, down, names, gap, caption, text, small, width, height);
  }

  private static List<String> names(Film.FilmContent footage) {
    List<String> names = new ArrayList<>();
    names.add(words("export.film.decoded"));
    if (footage.truth() != null) {
      names.add(words("export.film.true"));
    }
    if (footage.map() != null) {
      names.add(words("export.film.map"));
    }
    return names.size() > 1 ? names : List.of();
  }

  private static String words(String key) {
    return UserMessages.words(UserMessage.of(key));
  }

  private static int even(int pixels) {
    return pixels + pixels % 2;
  }

  /// The letters of a film.
  static Font font(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  /// How far down a line of text reaches.
  static double line(int size) {
    return LINE * size;
  }

  /// Where the thing of a number begins.
  int left(int panel) {
    return panel * (pictureWidth + gap);
  }

  private static List<String> wrap(String text, int size, int width) {
    if (text.isEmpty()) {
      return List.of();
    }
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return wrap(text, graphics.getFontMetrics(font(size)), width);
    } finally {
      graphics.dispose();
    }
  }

  /// Breaks between words; what does not fit in the last line is cut.
  private static List<String> wrap(String text, FontMetrics metrics, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      boolean last = lines.size() == MOST_LINES - 1;
      if (last || line.isEmpty() || metrics.stringWidth(longer) <= width) {
        line = longer;
      } else {
        lines.add(line);
        line = word;
      }
    }
    lines.add(line);
    return lines.stream().map(whole -> cut(whole, metrics, width)).toList();
  }

  private static String cut(String line, FontMetrics metrics, int width) {
    String shown = line;
    for (int kept = line.length(); metrics.stringWidth(shown) > width && kept > 0; kept--) {
      shown = line.substring(0, kept).strip() + "…";
    }
    return shown;
  }
}
