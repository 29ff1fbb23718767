package lunula.ui.film;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import lunula.export.film.Film;
import lunula.export.film.FilmColours;
import lunula.geometry.PlayMode;
import lunula.ui.film.FilmSettings.Source;
import lunula.ui.film.FilmViewModel.Look;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.FootedPage;
import lunula.ui.kit.Form;
import lunula.ui.kit.Form.Field;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainActions;
import org.jspecify.annotations.Nullable;

/// A film to export: what it is of, how it plays, what it will be, and saving it. About 400
/// logical pixels wide; scrolls by itself above what saves it. Hears of its view model only while
/// it is in a window.
public final class FilmPane extends FootedPage {
  private static final double NAMES = 96;
  private static final double UNITS = 24;

  private final Texts texts = Texts.of(FilmPane.class);
  private final Form form = Parts.styled(new Form(texts, NAMES, UNITS), "film-content");
  private final FilmViewModel model;
  private final FilmSettings settings;
  private final SaveTarget target;
  private final Tokens tokens = new Tokens();
  private final FilmScreen screen = new FilmScreen();
  private final Label problem = Parts.sentence("film-problem", "");
  private final Label facts = Parts.sentence("film-facts", "");
  private final Field<?> atTheEnd;
  private final Field<?> truth;
  private final Field<?> map;
  private final Button again;
  private final Button save;
  private Subscription following = Subscription.EMPTY;

  /// @param target asks where to save the film
  public FilmPane(FilmViewModel model, SaveTarget target) {
    this.model = model;
    this.target = target;
    settings = model.settings();
    setId("film");
    Styles.of(this, "film-pane");
    atTheEnd = form.choice("film.mode.", settings.modeProperty(), List.of(PlayMode.values()));
    truth = form.check("film.truth.shown.", settings.truthShownProperty());
    map = form.check("film.map.shown.", settings.mapShownProperty());
    again = Parts.button(texts, "film.again.", model::takeAgain);
    save = Parts.button(texts, "film.save.", this::ask);
    save.getStyleClass().add("primary");
    setPrefWidth(400);
    content();
    var foot = Parts.styled(new VBox(8, facts, actions()), "film-foot");
    fill(form, foot);
    sceneProperty().subscribe(this::follow);
  }

  private void content() {
    screen.getChildren().add(problem);
    form.add(form.segmented("film.source.", settings.sourceProperty()), screen, again)
        .row(form.segments("film.format.", settings.formatProperty()))
        .row(
            form.choice(
                    "film.size.",
                    settings.sideProperty().asObject(),
                    FilmSettings.SIDES,
                    side -> texts.get("film.side", Integer.toString(side)))
                .resetTo(settings.sideProperty(), FilmSettings.SIDE))
        .row(
            form.choice(
                    "film.frames.",
                    settings.rateProperty().asObject(),
                    FilmSettings.RATES,
                    String::valueOf)
                .resetTo(settings.rateProperty(), FilmSettings.RATE))
        .row(
            form.slider(
                    "film.length.",
                    settings.secondsProperty(),
                    FilmSettings.SHORTEST,
                    FilmSettings.LONGEST,
                    0.5,
                    settings
                        .secondsProperty()
                        .map(seconds -> String.format(Locale.ROOT, "%.1f", seconds.doubleValue())))
                .resetTo(settings.secondsProperty(), model.usualSecondsProperty()))
        .row(atTheEnd)
        .row(form.segments("film.pixels.", settings.pixelsProperty()))
        .add(caption())
        .row(form.check("film.seed.shown.", settings.seedShownProperty()))
        .row(map)
        .row(truth)
        .add(tokens);
  }

  private VBox caption() {
    var shown =
        form.check("film.caption.", settings.captionShownProperty())
            .resetTo(settings.captionProperty(), model.usualCaptionProperty());
    shown.control().setId("film-caption-shown");
    TextField words = form.typing("film.caption.", settings.captionProperty());
    words.disableProperty().bind(shown.control().selectedProperty().not());
    return new VBox(4, shown.box(), words);
  }

  private HBox actions() {
    var saving = new JobBar(model.films().job(), texts, "film.");
    HBox.setHgrow(saving, Priority.ALWAYS);
    return Parts.styled(Parts.row(8, save, saving), "actions");
  }

  private void ask() {
    target.ask(model.suggestedName()).ifPresent(model::save);
  }

  private void follow(@Nullable Scene scene) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    if (scene == null) {
      model.setWatched(false);
      screen.show(null);
      return;
    }
    following =
        Subscription.combine(
            screen.seenProperty().subscribe(this::watch),
            tokens.last().fillProperty().subscribe(fill -> recolour()),
            model.lookProperty().subscribe(this::show),
            model.factsProperty().subscribe(facts::setText),
            model.problemProperty().subscribe(words -> Parts.show(problem, words)),
            model.truthKnownProperty().subscribe(known -> Parts.present(truth.box(), known)),
            settings.sourceProperty().subscribe(this::show),
            model.films().job().runningProperty().subscribe(saving -> offer()));
  }

  private void watch(boolean seen) {
    model.setWatched(seen);
  }

  private void recolour() {
    settings.coloursProperty().set(tokens.colours());
  }

  private void show(@Nullable Look look) {
    screen.show(look);
    offer();
  }

  private void show(Source shown) {
    Parts.present(atTheEnd.box(), shown == Source.PATH);
    Parts.present(again, shown == Source.HAND);
    Parts.present(map.box(), shown != Source.TRAINING);
  }

  private void offer() {
    save.setDisable(
        model.films().job().runningProperty().get() || model.lookProperty().get() == null);
  }

  /// Reads the window's colours for a film, which is drawn pixel by pixel: one empty shape a token,
  /// that the style sheet fills.
  private static final class Tokens extends Group {
    private static final int CLASSES = 10;

    private final List<Rectangle> tokens = new ArrayList<>();

    Tokens() {
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

  /// Plays the small version of a film over and over, as fast as it will play, while it can be
  /// seen.
  static final class FilmScreen extends StackPane {
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

  /// @param show shows the page of films
  public static Feature actions(FilmViewModel film, Runnable show) {
    return Feature.of(
        action("command.export.film.", () -> show(film, Source.PATH, show)),
        action("command.export.hand.", () -> show(film, Source.HAND, show)),
        action("command.export.training.", () -> show(film, Source.TRAINING, show)));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(FilmPane.class, MainActions.WINDOW, prefix, run);
  }

  private static void show(FilmViewModel film, Source source, Runnable show) {
    film.settings().sourceProperty().set(source);
    show.run();
  }
}
