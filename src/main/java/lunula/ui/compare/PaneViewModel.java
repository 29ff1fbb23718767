package lunula.ui.compare;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.library.LibraryEntry;
import lunula.model.GrayImage;
import lunula.model.NoEncoderException;
import lunula.model.Sample;
import lunula.ui.explore.EngineState;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;

/// One of the models side by side, on its own map with its own cursor. Opens its model when made
/// and frees it when closed. JavaFX thread only; needs no window.
public final class PaneViewModel implements AutoCloseable {
  private final Texts texts = Texts.of(PaneViewModel.class);
  private final ComparedModelLoader loader;
  private final LibraryEntry entry;
  private final ExplorerState exploration;
  private final MapViewModel map;
  private final ClassStripViewModel classes;
  private final ReadOnlyObjectWrapper<@Nullable ComparedModel> opened =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Sample> original = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final Latest<Question, Answer> encoding;
  private @Nullable ComparedImage wanted;
  private boolean settling;
  private boolean closed;

  private record Question(ComparedModel model, ComparedImage image) {}

  private record Answer(ComparedImage image, float[] code) {}

  PaneViewModel(ComparedModelLoader loader, LibraryEntry entry) {
    this.loader = loader;
    this.entry = entry;
    exploration = new ExplorerState(loader.engine(), loader.foreground());
    map = new MapViewModel(exploration);
    classes = new ClassStripViewModel(exploration);
    encoding =
        exploration.inBackground(
            question -> new Answer(question.image(), question.model().code(question.image())),
            this::arrive,
            ExplorerState.unlessClosed(this::fail));
    exploration
        .noticeProperty()
        .subscribe(
            words -> {
              if (words != null) {
                problem.set(words);
              }
            });
  }

  void open() {
    loader.open(entry, this::show, problem::set);
  }

  private void show(ComparedModel ready) {
    if (closed) {
      loader.free(ready);
      return;
    }
    exploration.samplesProperty().set(ready.samples());
    exploration.mapProperty().set(ready.points());
    exploration.decoderProperty().set(ready.model());
    exploration.engineProperty().set(EngineState.LIVE);
    opened.set(ready);
  }

  /// The model.
  public LibraryEntry entry() {
    return entry;
  }

  /// The pane's own map, cursor and picture.
  public ExplorerState exploration() {
    return exploration;
  }

  /// Its map.
  public MapViewModel map() {
    return map;
  }

  /// The same z decoded as every class, if its model is conditional.
  public ClassStripViewModel classes() {
    return classes;
  }

  /// The open model; null until it is read.
  ReadOnlyObjectProperty<@Nullable ComparedModel> openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /// Why there is nothing to see, in a sentence; null if there is no reason.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// A remark on the picture; empty if it is what the person expects.
  public ReadOnlyStringProperty noteProperty() {
    return note.getReadOnlyProperty();
  }

  /// The image that the cursor's picture is a reconstruction of; null if it is none, or the image
  /// is not at hand.
  public ReadOnlyObjectProperty<@Nullable Sample> originalProperty() {
    return original.getReadOnlyProperty();
  }

  /// The image whose point is nearest to the cursor; -1 if there is none.
  int nearest() {
    MapData points = exploration.mapProperty().get();
    LatentPoint cursor = exploration.cursorProperty().get();
    return points == null ? -1 : NearestByScan.to(points.places(), cursor);
  }

  /// The nearest image in a direction from the cursor; -1 if there is none.
  ///
  /// @param right steps to the right, negative to the left
  /// @param up steps up, negative down
  int next(int right, int up) {
    MapData points = exploration.mapProperty().get();
    LatentPoint cursor = exploration.cursorProperty().get();
    return points == null ? -1 : NearestByScan.towards(points.places(), cursor, right, up);
  }

  /// Moves the cursor to an image's code, at once if it is known, else as soon as it is encoded; an
  /// image that the model cannot encode leaves the cursor where it is.
  void goTo(ComparedImage chosen) {
    wanted = chosen;
    encoding.forget();
    ComparedModel model = opened.get();
    if (model == null) {
      return;
    }
    boolean taken = model.takes(chosen);
    original.set(taken ? chosen.original() : null);
    if (!taken) {
      refuse(model, chosen);
    } else if (model.knows(chosen)) {
      note.set("");
      arrive(new Answer(chosen, model.code(chosen)));
    } else {
      note.set("");
      encoding.request(new Question(model, chosen));
    }
  }

  /// The person has chosen a place that is no image's; what was said of an image is over.
  void leaveImage() {
    wanted = null;
    encoding.forget();
    note.set("");
  }

  private void refuse(ComparedModel model, ComparedImage chosen) {
    if (!model.encodes()) {
      note.set(UserMessages.words(new NoEncoderException()));
    } else if (chosen.original() instanceof GrayImage picture) {
      note.set(
          texts.get(
              "compare.note.size",
              model.size().width(),
              model.size().height(),
              picture.width(),
              picture.height()));
    } else {
      note.set(texts.get("compare.note.missing"));
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very choice, not one like it
  private void arrive(Answer answer) {
    ComparedModel model = opened.get();
    if (closed || model == null || answer.image() != wanted) {
      return;
    }
    if (model.model().classes() > 0 && answer.image().label() >= 0) {
      exploration.slice().labelProperty().set(model.label(answer.image()));
    }
    settle(() -> exploration.slice().goTo(answer.code()));
  }

  /// Whether the cursor is being moved by the program, not by the person.
  boolean isSettling() {
    return settling;
  }

  private void settle(Runnable put) {
    settling = true;
    try {
      put.run();
    } finally {
      settling = false;
    }
  }

  /// Puts the cursor where another pane's is: at the same z if both spaces have as many dimensions,
  /// else at the same place of the map.
  void goTo(PaneViewModel other) {
    wanted = null;
    original.set(null);
    encoding.forget();
    int size = exploration.slice().frameProperty().get().dimensions();
    int otherSize = other.exploration.slice().frameProperty().get().dimensions();
    boolean alike = size == otherSize;
    LatentPoint place = other.exploration.cursorProperty().get();
    if (alike && size > 2) {
      settle(() -> exploration.slice().goTo(other.exploration.slice().z()));
    } else {
      settle(() -> exploration.cursorProperty().set(place));
    }
    note.set("");
    if (!alike) {
      note.set(texts.get("compare.note.dimensions", size, otherSize));
    }
  }

  private void fail(String reason) {
    if (!closed) {
      note.set(reason);
    }
  }

  /// Frees the model; the pane must not be used again.
  @Override
  public void close() {
    closed = true;
    map.close();
    encoding.forget();
    exploration.decoderProperty().set(null);
    ComparedModel model = opened.get();
    opened.set(null);
    if (model != null) {
      loader.free(model);
    }
  }
}
