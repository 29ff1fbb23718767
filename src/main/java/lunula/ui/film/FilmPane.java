package lunula.ui.film;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import lunula.export.film.FilmColours;
import lunula.geometry.PlayMode;
import lunula.ui.film.FilmSettings.Source;
import lunula.ui.film.FilmViewModel.Look;
import lunula.ui.kit.FootedPage;
import lunula.ui.kit.Form;
import lunula.ui.kit.Form.Field;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A film to export: what it is of, how it plays, what it will be, and saving it. About 400
/// logical pixels wide; scrolls by itself above what saves it. Hears of its view model only while
/// it is in a window.
public final class FilmPane extends FootedPage {
  private static final double NAMES = 96;
  private static final double UNITS = 24;

  private final Texts texts = Texts.of(FilmPane.class);
  private final Form form = new Form(texts, NAMES, UNITS);
  private final FilmViewModel model;
  private final FilmSettings settings;
  private final SaveTarget target;
  private final Tokens tokens = new Tokens();
  private final FilmScreen screen = new FilmScreen();
  private final Label problem = Parts.sentence("film-problem", "");
  private final Label facts = Parts.sentence("film-facts", "");
  private final Field<?> atTheEnd;
  private final Field<?> truth;
  private final Button again;
  private final Button save;
  private Subscription following = Subscription.EMPTY;

  /// @param target asks where to save the film
  public FilmPane(FilmViewModel model, SaveTarget target) {
    this.model = model;
    this.target = target;
    settings = model.settings();
    setId("film");
    getStyleClass().add("film-pane");
    Styles.of(this);
    atTheEnd = form.choice("film.mode.", settings.modeProperty(), List.of(PlayMode.values()));
    truth = form.check("film.truth.shown.", settings.truthShownProperty());
    again = Parts.button(texts, "film.again.", model::takeAgain);
    save = Parts.button(texts, "film.save.", this::ask);
    save.getStyleClass().add("primary");
    setPrefWidth(400);
    content();
    var foot = new VBox(8, facts, actions());
    foot.getStyleClass().add("film-foot");
    fill(form, foot);
    sceneProperty().subscribe(this::follow);
  }

  private void content() {
    form.getStyleClass().add("film-content");
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
        .row(form.check("film.map.shown.", settings.mapShownProperty()))
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
    var row = new HBox(8, save, saving);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("actions");
    return row;
  }

  private void ask() {
    target.ask(model.suggestedName()).ifPresent(model::save);
  }

  private void follow(@Nullable Scene scene) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    if (scene == null) {
      model.setWatched(false);
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
}
