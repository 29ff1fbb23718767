package lunula.ui.spoken;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import lunula.describe.Place;
import lunula.describe.Place.Neighbour;
import lunula.describe.PlaceWords;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.model.Sample;
import lunula.model.network.Architecture;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.ExplorerState.Decoded;
import lunula.ui.explore.History;
import lunula.ui.explore.LatentCodes;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestImage;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

/// What is said of what happens: where the cursor has come, what was done, what a screen shows. The
/// newest sentence stands in place of the one before. Nothing is put into words unless somebody
/// listens. JavaFX thread only; needs no window.
public final class SpokenViewModel {
  private final Texts texts = Texts.of(SpokenViewModel.class);
  private final MainViewModel main;
  private final ExplorerState exploration;
  private final ObservableValue<List<NearestImage>> neighbours;
  private final ObservableValue<@Nullable Architecture> network;
  private final Supplier<String> summary;
  private final BooleanBinding heard;
  private final ReadOnlyStringWrapper line = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper place = new ReadOnlyStringWrapper("");
  private @Nullable Told told;
  private @Nullable At found;
  private boolean fresh;

  /// Where the cursor is.
  private record At(LatentPoint cursor, List<Float> z) {}

  /// What is told.
  private record Told(At at, int label) {}

  /// @param neighbours of the cursor, the nearest first
  /// @param network of the model on the map; null while nobody knows
  /// @param summary what the screen shows, what goes on and what can be done next
  /// @param reader whether a screen reader runs
  public SpokenViewModel(
      MainViewModel main,
      ObservableValue<List<NearestImage>> neighbours,
      ObservableValue<@Nullable Architecture> network,
      Supplier<String> summary,
      ObservableBooleanValue reader) {
    this.main = main;
    this.neighbours = neighbours;
    this.network = network;
    this.summary = summary;
    exploration = main.exploration();
    heard = Bindings.or(main.spokenProperty(), reader);
    exploration.decodedProperty().subscribe((was, is) -> arrive());
    neighbours.subscribe(
        (was, is) -> {
          found = at();
          arrive();
        });
    followWhatIsDone();
    // What was said before somebody listened is not known.
    heard.subscribe(
        (was, is) -> {
          if (is) {
            describe();
          }
        });
  }

  /// Describes the screen whenever one of several lies over it or goes.
  public void follow(ObservableValue<?>... screens) {
    for (ObservableValue<?> screen : screens) {
      screen.subscribe((was, is) -> describe());
    }
  }

  private void followWhatIsDone() {
    History history = exploration.history();
    history.undoableProperty().subscribe((was, is) -> tellStep(history));
    history.redoableProperty().subscribe((was, is) -> tellStep(history));
    exploration
        .successProperty()
        .subscribe(
            (was, is) -> {
              if (is != null) {
                say(is.words());
              }
            });
    exploration
        .noticeProperty()
        .subscribe(
            (was, is) -> {
              if (is != null) {
                say(is);
              }
            });
    follow(
        main.comparingProperty(),
        main.toolProperty(),
        main.hintProperty(),
        main.helpShownProperty(),
        main.aboutShownProperty(),
        main.exportShownProperty(),
        main.cardProperty(),
        exploration.questionProperty());
  }

  /// A step that was undone can be done again.
  private void tellStep(History history) {
    String undone = history.redoableProperty().get();
    String done = history.undoableProperty().get();
    if (undone != null) {
      say(texts.get("spoken.undone", undone));
    } else if (done != null) {
      say(texts.get("spoken.done", done));
    }
  }

  /// Whether the strip is shown.
  public BooleanProperty shownProperty() {
    return main.spokenProperty();
  }

  /// Whether somebody reads or hears what is said.
  public ObservableBooleanValue heardProperty() {
    return heard;
  }

  /// The newest sentence; empty before the first.
  public ReadOnlyStringProperty lineProperty() {
    return line.getReadOnlyProperty();
  }

  /// What lies at the cursor, for the map itself; empty while nobody listens.
  public ReadOnlyStringProperty placeProperty() {
    return place.getReadOnlyProperty();
  }

  /// Says something, if somebody listens.
  public void say(String sentence) {
    if (heard.get() && !sentence.isEmpty()) {
      line.set(UserMessages.sentence(sentence));
    }
  }

  /// Says what the screen shows, what goes on and what can be done next.
  public void describe() {
    if (heard.get()) {
      say(summary.get());
      fresh = true;
      // What gets the keyboard because of it gets it within the same two steps.
      exploration.foreground().execute(() -> exploration.foreground().execute(() -> fresh = false));
    }
  }

  /// Says what has got the keyboard; behind what a screen shows if it is because of that.
  public void sayFocused(String control) {
    say(fresh ? PlaceWords.joined(List.of(line.get(), control)) : control);
  }

  /// Says where the cursor is and what it shows.
  public void describePlace() {
    if (heard.get()) {
      tellPlace();
    }
  }

  private At at() {
    return new At(exploration.cursorProperty().get(), LatentCodes.list(exploration.slice().z()));
  }

  /// A part of what there is to say of a place has come. What moves by itself, as while a model
  /// trains, is not told again.
  private void arrive() {
    if (heard.get() && !main.comparingProperty().get()) {
      var now = new Told(at(), exploration.slice().labelProperty().get());
      if (!now.equals(told) && isComplete(now.at())) {
        told = now;
        tellPlace();
      }
    }
  }

  private boolean isComplete(At now) {
    Decoded decoded = exploration.decodedProperty().get();
    boolean seen =
        exploration.decoderProperty().get() == null
            || (decoded != null && decoded.place().equals(now.cursor()));
    return seen && (neighbours.getValue().isEmpty() || now.equals(found));
  }

  private void tellPlace() {
    String words = placeWords();
    place.set(words);
    say(words);
  }

  private String placeWords() {
    MapData map = exploration.mapProperty().get();
    if (map == null) {
      return texts.get("spoken.empty");
    }
    List<NearestImage> near = neighbours.getValue();
    Architecture known = network.getValue();
    Decoded decoded = exploration.decodedProperty().get();
    Sample shown = decoded == null ? null : decoded.picture();
    return new PlaceWords(
            new Place(
                exploration.slice().z(),
                near.stream().map(SpokenViewModel::neighbour).toList(),
                !near.isEmpty() && near.getFirst().reach().far(),
                known == null ? null : known.prior().orElse(null),
                told(map, known),
                shown))
        .all();
  }

  private static Neighbour neighbour(NearestImage image) {
    return new Neighbour(image.className(), image.number(), image.learned(), image.distance());
  }

  /// The class that a conditional model is told.
  private String told(MapData map, @Nullable Architecture known) {
    if (known == null || !known.conditional()) {
      return "";
    }
    int label = exploration.slice().labelProperty().get();
    String name = label < map.classNames().size() ? map.classNames().get(label) : "";
    return name.isEmpty() ? String.format(Locale.ROOT, "%d", label) : name;
  }
}
