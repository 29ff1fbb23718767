package lunula.ui.film;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import lunula.export.film.Film;
import lunula.ui.film.FilmViewModel.Look;
import org.jspecify.annotations.Nullable;

/// Plays the small version of a film over and over, as fast as it will play, while it can be seen.
final class FilmScreen extends StackPane {
  private static final double HEIGHT = 268;
  private static final int OPAQUE = 0xff000000;

  private final ImageView view = new ImageView();
  private final ReadOnlyBooleanWrapper seen = new ReadOnlyBooleanWrapper();
  private Subscription ancestors = Subscription.EMPTY;
  private @Nullable Look look;
  private @Nullable WritableImage image;
  private int[] pixels = new int[0];
  private Film.@Nullable Shot drawn;
  private long begun;
  private boolean playing;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          draw(now);
        }
      };

  FilmScreen() {
    getStyleClass().add("film-screen");
    setId("film-screen");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    getChildren().add(view);
    sceneProperty().subscribe(this::follow);
  }

  /// Whether it can be seen: it and all around it are visible in a window.
  ReadOnlyBooleanProperty seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /// Whether the film runs.
  boolean isPlaying() {
    return playing;
  }

  /// Plays another film from its beginning; null for none.
  void show(@Nullable Look newest) {
    look = newest;
    drawn = null;
    begun = 0;
    view.setVisible(newest != null);
    decide();
  }

  private void follow(@Nullable Scene scene) {
    ancestors.unsubscribe();
    ancestors = Subscription.EMPTY;
    for (Node node = scene == null ? null : this; node != null; node = node.getParent()) {
      ancestors = ancestors.and(node.visibleProperty().subscribe(shown -> decide()));
    }
    decide();
  }

  private void decide() {
    boolean visible = getScene() != null;
    for (Node node = this; node != null; node = node.getParent()) {
      visible &= node.isVisible();
    }
    seen.set(visible);
    boolean wanted = visible && look != null;
    if (wanted && !playing) {
      timer.start();
    } else if (!wanted && playing) {
      timer.stop();
    }
    playing = wanted;
  }

  private void draw(long now) {
    Look film = look;
    if (film == null) {
      return;
    }
    begun = begun == 0 ? now : begun;
    Film.Shot shot = film.at((now - begun) * 1e-9);
    if (!shot.equals(drawn)) {
      drawn = shot;
      paint(film, shot);
    }
  }

  private void paint(Look film, Film.Shot shot) {
    int width = film.small().width();
    int height = film.small().height();
    WritableImage paper = image;
    if (paper == null || paper.getWidth() != width || paper.getHeight() != height) {
      paper = new WritableImage(width, height);
      pixels = new int[width * height];
      image = paper;
      view.setImage(paper);
    }
    film.small().paint(shot, pixels);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] |= OPAQUE;
    }
    paper
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
  }
}
