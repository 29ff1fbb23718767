package lunula.ui.film;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import lunula.export.film.FilmColours;
import lunula.export.film.FilmFormat;
import lunula.export.film.FilmPlan;
import lunula.export.film.FilmPlan.Pixels;
import lunula.geometry.PlayMode;
import lunula.ui.kit.Setting;

/// What the person has chosen for the film. JavaFX thread only.
public final class FilmSettings {
  /// What a film is of.
  public enum Source {
    /// The path, as it is played.
    PATH,
    /// What the hand did with the cursor in the last minute of its moving.
    HAND,
    /// The epochs of the newest run.
    TRAINING
  }

  /// Sides of the decoded picture in pixels: 28 × 8, 12, 16, 24, 32.
  public static final List<Integer> SIDES = List.of(224, 336, 448, 672, 896);

  /// The usual one.
  static final int SIDE = 336;

  /// Pictures a second that every format keeps exactly.
  public static final List<Integer> RATES = List.of(10, 20, 25, 50);

  /// The usual number of them.
  static final int RATE = 20;

  /// Shortest film in seconds.
  public static final double SHORTEST = 0.5;

  /// Longest film in seconds.
  public static final double LONGEST = 60;

  /// A GIF of more pictures grows to several megabytes.
  private static final int MOST_IN_A_GIF = 100;

  private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.PATH);
  private final ObjectProperty<FilmFormat> format = new SimpleObjectProperty<>(FilmFormat.MP4);
  private final ObjectProperty<Pixels> pixels = new SimpleObjectProperty<>(Pixels.SMOOTH);
  private final ObjectProperty<PlayMode> mode = new SimpleObjectProperty<>(PlayMode.BACK_AND_FORTH);
  private final IntegerProperty side = new SimpleIntegerProperty(SIDE);
  private final IntegerProperty rate = new SimpleIntegerProperty(RATE);
  private final DoubleProperty seconds = new SimpleDoubleProperty(8);
  private final StringProperty caption = new SimpleStringProperty("");
  private final BooleanProperty captionShown = new SimpleBooleanProperty(true);
  private final BooleanProperty seedShown = new SimpleBooleanProperty();
  private final BooleanProperty mapShown = new SimpleBooleanProperty();
  private final BooleanProperty truthShown = new SimpleBooleanProperty();
  private final ObjectProperty<FilmColours> colours = new SimpleObjectProperty<>(FilmColours.PAPER);
  private final List<Setting<?>> registered =
      Setting.notInSession(
          "the next film is made of it and then gone",
          Setting.of("film.source", source),
          Setting.of("film.format", format),
          Setting.of("film.pixels", pixels),
          Setting.of("film.mode", mode),
          Setting.whole("film.side", side),
          Setting.whole("film.rate", rate),
          Setting.number("film.seconds", seconds),
          Setting.of("film.caption", caption),
          Setting.of("film.captioned", captionShown),
          Setting.of("film.seed", seedShown),
          Setting.of("film.map", mapShown),
          Setting.of("film.truth", truthShown),
          Setting.of("film.colours", colours));
  private boolean proposing;
  private boolean formatChosen;

  FilmSettings() {
    format.subscribe((before, now) -> formatChosen |= !proposing);
    pixels.subscribe((before, now) -> propose());
    rate.subscribe((before, now) -> propose());
    seconds.subscribe((before, now) -> propose());
  }

  /// Soft greys and many pictures make a GIF large; a few squares play everywhere as one. What the
  /// person has chosen stays.
  private void propose() {
    if (formatChosen) {
      return;
    }
    boolean large = pixels.get() == Pixels.SMOOTH || seconds.get() * rate.get() > MOST_IN_A_GIF;
    proposing = true;
    format.set(large ? FilmFormat.MP4 : FilmFormat.GIF);
    proposing = false;
  }

  /// What the film is of.
  public ObjectProperty<Source> sourceProperty() {
    return source;
  }

  /// What it is written as: until somebody sets it, MP4 for smooth or long films and GIF for
  /// others.
  public ObjectProperty<FilmFormat> formatProperty() {
    return format;
  }

  /// How pictures are enlarged.
  public ObjectProperty<Pixels> pixelsProperty() {
    return pixels;
  }

  /// What happens at the end of the path.
  public ObjectProperty<PlayMode> modeProperty() {
    return mode;
  }

  /// Side of the decoded picture, one of [#SIDES].
  public IntegerProperty sideProperty() {
    return side;
  }

  /// Pictures a second, one of [#RATES].
  public IntegerProperty rateProperty() {
    return rate;
  }

  /// Length, [#SHORTEST] to [#LONGEST].
  public DoubleProperty secondsProperty() {
    return seconds;
  }

  /// Words under the picture.
  public StringProperty captionProperty() {
    return caption;
  }

  /// Whether they are shown.
  public BooleanProperty captionShownProperty() {
    return captionShown;
  }

  /// Whether the model's seed is printed small.
  public BooleanProperty seedShownProperty() {
    return seedShown;
  }

  /// Whether the map is beside the picture.
  public BooleanProperty mapShownProperty() {
    return mapShown;
  }

  /// Whether the true picture is beside the decoded one, where it is known.
  public BooleanProperty truthShownProperty() {
    return truthShown;
  }

  /// Colours of caption and map; whoever knows the window's tells.
  public ObjectProperty<FilmColours> coloursProperty() {
    return colours;
  }

  /// All of them, for who asks what can be set.
  public List<Setting<?>> registered() {
    return registered;
  }

  /// Calls back whenever anything but the source is chosen anew.
  Subscription listen(Runnable changed) {
    return registered.stream()
        .skip(1)
        .map(setting -> setting.subscribe(changed))
        .reduce(Subscription.EMPTY, Subscription::and);
  }

  /// A plan of all that.
  ///
  /// @param seed words about the seed, or none
  FilmPlan plan(String seed) {
    // What the hand did is not turned round.
    PlayMode turn = source.get() == Source.PATH ? mode.get() : PlayMode.LOOP;
    return new FilmPlan(
        format.get(),
        side.get(),
        pixels.get(),
        rate.get(),
        FilmPlan.frames(seconds.get(), rate.get(), turn),
        turn,
        captionShown.get() ? caption.get() : "",
        seedShown.get() ? seed : "",
        colours.get());
  }
}
