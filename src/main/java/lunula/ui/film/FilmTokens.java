package lunula.ui.film;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import lunula.export.film.FilmColours;

/// Reads the window's colours for a film, which is drawn pixel by pixel: one empty shape a token,
/// that the style sheet fills.
final class FilmTokens extends Group {
  private static final int CLASSES = 10;
  private final List<Rectangle> tokens = new ArrayList<>();

  FilmTokens() {
    setManaged(false);
    setMouseTransparent(true);
    List.of("ground", "text", "muted", "mark").forEach(this::add);
    IntStream.range(0, CLASSES).forEach(number -> add("class-" + number));
  }

  private void add(String token) {
    var shape = new Rectangle();
    shape.getStyleClass().setAll("film-" + token);
    tokens.add(shape);
    getChildren().add(shape);
  }

  /// The colours as they are now.
  FilmColours colours() {
    List<Integer> colours = tokens.stream().map(token -> rgb(token.getFill())).toList();
    return new FilmColours(
        colours.get(0), colours.get(1), colours.get(2), colours.get(3), colours.subList(4, 14));
  }

  /// The shape whose colour comes last of all.
  Rectangle last() {
    return tokens.getLast();
  }

  private static int rgb(Paint paint) {
    return paint instanceof Color colour
        ? (int) Math.round(colour.getRed() * 255) << 16
            | (int) Math.round(colour.getGreen() * 255) << 8
            | (int) Math.round(colour.getBlue() * 255)
        : 0;
  }
}
