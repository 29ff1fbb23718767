package lunula.ui.film;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmPlan.Pixels;
import lunula.geometry.PlayMode;
import lunula.ui.kit.FootedPage;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// A film to take away: what it is of, how it plays, what it will be, and saving it. About 400
/// logical pixels wide; scrolls by itself above what saves it. Hears of its view model only while
/// it is in a window.
public final class FilmPane extends FootedPage {
  private static final double NAMES = 96;

  private final Texts texts = Texts.of(FilmPane.class);
  private final FilmViewModel model;
  private final FilmSettings settings;
  private final SaveTarget target;
  private final FilmTokens tokens = new FilmTokens();
  private final FilmScreen screen = new FilmScreen();
  private final ObjectProperty<FilmSource> source = new SimpleObjectProperty<>(FilmSource.PATH);
  private final ObjectProperty<FilmFormat> format = new SimpleObjectProperty<>(FilmFormat.GIF);
  private final ObjectProperty<Pixels> pixels = new SimpleObjectProperty<>(Pixels.SMOOTH);
  private final Label problem = Parts.sentence("film-problem", "");
  private final Label facts = Parts.sentence("film-facts", "");
  private final Label length = new Label();
  private final Node atTheEnd;
  private final CheckBox truth;
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
    source.bindBidirectional(settings.sourceProperty());
    format.bindBidirectional(settings.formatProperty());
    pixels.bindBidirectional(settings.pixelsProperty());
    atTheEnd = field("film.mode", choice(List.of(PlayMode.values()), this::mode, modes()));
    truth = check("film.truth.", settings.truthShownProperty());
    again = Parts.button(texts, "film.again.", model::takeAgain);
    save = Parts.button(texts, "film.save.", this::ask);
    save.getStyleClass().add("primary");
    setPrefWidth(400);
    var foot = new VBox(8, facts, actions());
    foot.getStyleClass().add("film-foot");
    fill(content(), foot);
    sceneProperty().subscribe(this::follow);
  }

  private VBox content() {
    screen.getChildren().add(problem);
    var size =
        choice(
            FilmSettings.SIDES,
            side -> texts.get("film.side", Integer.toString(side)),
            settings.sideProperty().asObject());
    var rate =
        choice(
            FilmSettings.RATES,
            frames -> texts.get("film.rate", Integer.toString(frames)),
            settings.rateProperty().asObject());
    var content =
        new VBox(
            8,
            new SegmentedChoice<>(
                source,
                List.of(FilmSource.values()),
                one -> texts.get(key(one) + "label"),
                one -> texts.get(key(one) + "tip")),
            screen,
            again,
            field("film.format", segmented(format, List.of(FilmFormat.values()), this::key)),
            field("film.size", size),
            field("film.frames", rate),
            field("film.length", slider()),
            atTheEnd,
            field("film.pixels", segmented(pixels, List.of(Pixels.values()), this::key)),
            caption(),
            check("film.seed.", settings.seedShownProperty()),
            check("film.map.", settings.mapShownProperty()),
            truth,
            tokens);
    content.getStyleClass().add("film-content");
    return content;
  }

  private String key(FilmSource one) {
    return switch (one) {
      case PATH -> "film.source.path.";
      case HAND -> "film.source.hand.";
    };
  }

  private String key(FilmFormat one) {
    return switch (one) {
      case GIF -> "film.format.gif.";
      case MP4 -> "film.format.mp4.";
    };
  }

  private String key(Pixels one) {
    return switch (one) {
      case SMOOTH -> "film.pixels.smooth.";
      case SQUARE -> "film.pixels.square.";
    };
  }

  private String mode(PlayMode mode) {
    return switch (mode) {
      case ONCE -> texts.get("film.mode.once");
      case LOOP -> texts.get("film.mode.loop");
      case BACK_AND_FORTH -> texts.get("film.mode.back");
    };
  }

  private Property<PlayMode> modes() {
    return settings.modeProperty();
  }

  private <T> SegmentedChoice<T> segmented(
      ObjectProperty<T> chosen, List<T> options, Function<T, String> key) {
    return new SegmentedChoice<>(
        chosen,
        options,
        one -> texts.get(key.apply(one) + "label"),
        one -> texts.get(key.apply(one) + "tip"));
  }

  private static <T> ChoiceBox<T> choice(
      List<T> options, Function<T, String> name, Property<T> chosen) {
    var box = new ChoiceBox<T>();
    box.getItems().setAll(options);
    box.setConverter(Parts.named(name));
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty().bindBidirectional(chosen);
    // A weak binding: the property that stands between lives as long as the box.
    box.getProperties().put("chosen", chosen);
    return box;
  }

  private HBox field(String key, Region control) {
    var name = new Label(texts.get(key));
    name.getStyleClass().add("field-label");
    name.setMinWidth(NAMES);
    name.setLabelFor(control);
    control.setAccessibleText(texts.get(key));
    HBox.setHgrow(control, Priority.ALWAYS);
    var row = new HBox(8, name, control);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private HBox slider() {
    var slider = new Slider(FilmSettings.SHORTEST, FilmSettings.LONGEST, 8);
    slider.setId("film-length");
    slider.setMajorTickUnit(0.5);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setBlockIncrement(0.5);
    slider.setTooltip(new Tooltip(texts.get("film.length.tip")));
    slider.setAccessibleText(texts.get("film.length"));
    slider.valueProperty().bindBidirectional(settings.secondsProperty());
    HBox.setHgrow(slider, Priority.ALWAYS);
    length.setMinWidth(48);
    length.setAlignment(Pos.CENTER_RIGHT);
    var row = new HBox(8, slider, length);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private VBox caption() {
    var field = new TextField();
    field.setId("film-caption");
    field.setTooltip(new Tooltip(texts.get("film.caption.tip")));
    field.setAccessibleText(texts.get("film.caption.label"));
    field.textProperty().bindBidirectional(settings.captionProperty());
    var shown = check("film.caption.", settings.captionShownProperty());
    field.disableProperty().bind(shown.selectedProperty().not());
    return new VBox(4, shown, field);
  }

  private CheckBox check(String key, BooleanProperty chosen) {
    var box = new CheckBox(texts.get(key + "label"));
    box.setId(key.substring(0, key.length() - 1).replace('.', '-') + "-shown");
    box.setTooltip(new Tooltip(texts.get(key + "tip")));
    box.selectedProperty().bindBidirectional(chosen);
    return box;
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
            model.truthKnownProperty().subscribe(known -> Parts.present(truth, known)),
            settings.sourceProperty().subscribe(this::show),
            settings.secondsProperty().subscribe(now -> tell(now.doubleValue())),
            model.films().job().runningProperty().subscribe(saving -> offer()));
  }

  private void watch(boolean seen) {
    model.setWatched(seen);
  }

  private void recolour() {
    settings.coloursProperty().set(tokens.colours());
  }

  private void show(@Nullable FilmLook look) {
    screen.show(look);
    offer();
  }

  private void show(FilmSource shown) {
    Parts.present(atTheEnd, shown == FilmSource.PATH);
    Parts.present(again, shown == FilmSource.HAND);
  }

  private void tell(double seconds) {
    length.setText(texts.get("film.seconds", String.format("%.1f", seconds)));
  }

  private void offer() {
    save.setDisable(
        model.films().job().runningProperty().get() || model.lookProperty().get() == null);
  }
}
