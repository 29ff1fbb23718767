package lunula.ui.export;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.Parent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import lunula.export.picture.VectorDrawing;
import lunula.ui.kit.Parts;
import lunula.ui.kit.VectorSnapshot;
import org.jspecify.annotations.Nullable;

/// Where pictures are taken: knows what there is to take them of. JavaFX thread only.
public final class Studio {
  private final Lettering lettering = new Lettering();
  private final Inks light = new Inks(false);
  private final Inks dark = new Inks(true);
  private final Map<PictureKind, Supplier<Optional<? extends Region>>> parts =
      new EnumMap<>(PictureKind.class);
  private final Map<PictureKind, Supplier<Optional<Album>>> albums =
      new EnumMap<>(PictureKind.class);

  /// From now on, pictures can be taken of a part of the window, drawn as it stands there.
  ///
  /// @param node the part; empty while it is not shown
  public void pose(PictureKind kind, Supplier<Optional<? extends Region>> node) {
    parts.put(kind, node);
  }

  /// From now on, pictures can be taken of pictures put together.
  ///
  /// @param album empty while there are none
  public void mount(PictureKind kind, Supplier<Optional<Album>> album) {
    albums.put(kind, album);
  }

  /// The pictures of a kind that are there now.
  private Optional<Album> album(PictureKind kind) {
    return albums.getOrDefault(kind, Optional::empty).get();
  }

  /// What is left out of a picture, in a sentence; empty if nothing is.
  String remark(PictureKind kind) {
    return album(kind).map(Album::remark).orElse("");
  }

  /// Takes the picture, with its caption.
  ///
  /// @return null if there is nothing
  @Nullable VectorDrawing take(PictureKind kind, Look look) {
    Inks.Colours inks = (look.dark() ? dark : light).colours();
    Supplier<Optional<? extends Region>> part = parts.getOrDefault(kind, Optional::empty);
    return part.get()
        .filter(region -> region.getWidth() >= 1 && region.getHeight() >= 1)
        .map(region -> traced(region, look))
        .or(() -> album(kind).map(all -> all.drawing(lettering, inks, look.wish().scale())))
        .map(bare -> new Captions(lettering, inks).under(bare, look))
        .orElse(null);
  }

  /// A region as it stands in a scene, in lines where it has them, without a caption.
  public VectorDrawing trace(Region region) {
    var all = EnumSet.allOf(VectorSnapshot.Part.class);
    return new Tracer(lettering, new VectorSnapshot.Wish(2, true, true, all)).drawing(region);
  }

  private VectorDrawing traced(Region region, Look look) {
    var tracer = new Tracer(lettering, look.wish());
    return Pose.in(region, look.dark(), () -> tracer.drawing(region));
  }

  /// What must be in the scene, unseen.
  Region[] swatches() {
    return new Region[] {light, dark};
  }

  /// Puts a page under a drawing and words below it.
  ///
  /// @param lettering sets the words
  /// @param inks in these colours
  private record Captions(Lettering lettering, Inks.Colours inks) {
    private static final double SIDE = 10;
    private static final double LINE = 17;
    private static final String BETWEEN = " · ";

    /// The drawing with its caption, if one is wanted, on a page, unless it is to be clear.
    VectorDrawing under(VectorDrawing drawing, Look look) {
      List<VectorDrawing.Mark> marks = new ArrayList<>();
      Font font = Inks.font(12);
      List<String> lines = lines(look.caption(), font, drawing.width() - 2 * SIDE);
      double height = drawing.height() + (lines.isEmpty() ? 0 : lines.size() * LINE + SIDE);
      if (!look.wish().clear()) {
        marks.add(
            new VectorDrawing.Area(
                new Rectangle2D.Double(0, 0, drawing.width(), height), inks.page()));
      }
      marks.add(new VectorDrawing.Group(new AffineTransform(), null, drawing.marks()));
      double y = drawing.height() + SIDE / 2 + 12;
      for (String line : lines) {
        marks.add(lettering.words(line, font, SIDE, y, inks.muted()));
        y += LINE;
      }
      return new VectorDrawing(drawing.width(), height, marks);
    }

    /// As many pieces a line as fit, at least one.
    private List<String> lines(List<String> pieces, Font font, double width) {
      List<String> lines = new ArrayList<>();
      for (String piece : pieces) {
        String longer = lines.isEmpty() ? piece : lines.getLast() + BETWEEN + piece;
        if (!lines.isEmpty() && lettering.length(longer, font) <= width) {
          lines.set(lines.size() - 1, longer);
        } else {
          lines.add(piece);
        }
      }
      return lines;
    }
  }

  /// Gives one node of the window other colours for a moment, between two frames: nobody sees it.
  /// JavaFX thread only.
  static final class Pose {
    private static final String ROOT = "root";
    private static final String DARK = "dark";

    private Pose() {}

    /// Gives a node, and all in it, the colours of a window that is light or dark.
    static void dress(Parent node, boolean dark) {
      node.getStyleClass().add(ROOT);
      if (dark) {
        node.getStyleClass().add(DARK);
      }
    }

    /// Does something while a node looks as in a light or a dark window.
    static <T> T in(Region node, boolean dark, Supplier<T> work) {
      boolean isDark =
          node.getScene() != null && node.getScene().getRoot().getStyleClass().contains(DARK);
      if (isDark == dark) {
        return work.get();
      }
      List<String> before = List.copyOf(node.getStyleClass());
      try {
        dress(node, dark);
        settle(node);
        return work.get();
      } finally {
        node.getStyleClass().setAll(before);
        settle(node);
      }
    }

    private static void settle(Region node) {
      node.applyCss();
      node.layout();
    }
  }

  /// The colours of pictures that are put together, light or dark, whatever the window's are. An
  /// invisible node that takes them from the style sheets; in the scene for as long as it is asked.
  /// JavaFX thread only.
  static final class Inks extends Pane {
    private static final String[] TOKENS = {"page", "text", "muted", "accent", "warm", "line"};

    private final List<Rectangle> swatches = new ArrayList<>();

    /// The colours, 0xAARRGGBB.
    record Colours(int page, int text, int muted, int accent, int warm, int line) {}

    /// @param dark light on dark
    Inks(boolean dark) {
      Studio.Pose.dress(this, dark);
      for (String token : TOKENS) {
        var swatch = Parts.styled(new Rectangle(), "ink-" + token);
        swatches.add(swatch);
      }
      getChildren().addAll(swatches);
      setVisible(false);
      setManaged(false);
    }

    Colours colours() {
      applyCss();
      int[] argb =
          swatches.stream()
              .mapToInt(swatch -> Tracer.Surfaces.argb((Color) swatch.getFill(), 1))
              .toArray();
      return new Colours(argb[0], argb[1], argb[2], argb[3], argb[4], argb[5]);
    }

    static Font font(double size) {
      return Font.font(Font.getDefault().getFamily(), size);
    }
  }

  /// Sets words for drawings, as the window would. Keeps what it has set: words repeat. JavaFX
  /// thread only.
  static final class Lettering {
    private final Map<Key, Letters> known = new HashMap<>();

    private record Key(String text, Font font) {}

    private record Letters(Shape outline, double length) {}

    /// One line of words.
    ///
    /// @param x where the first letter begins
    /// @param y of the line that the letters stand on
    VectorDrawing.Words words(String text, Font font, double x, double y, int argb) {
      Letters letters = letters(text, font);
      boolean bold = font.getStyle().contains("Bold");
      return new VectorDrawing.Words(
          text,
          font.getFamily(),
          font.getSize(),
          bold,
          x,
          y,
          letters.length(),
          letters.outline(),
          argb);
    }

    double length(String text, Font font) {
      return letters(text, font).length();
    }

    private Letters letters(String text, Font font) {
      return known.computeIfAbsent(new Key(text, font), Lettering::set);
    }

    private static Letters set(Key key) {
      var text = new Text(key.text());
      text.setFont(key.font());
      text.setTextOrigin(VPos.BASELINE);
      return new Letters(Outlines.traced(text), text.getLayoutBounds().getWidth());
    }
  }
}
