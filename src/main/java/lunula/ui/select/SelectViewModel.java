package lunula.ui.select;

import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.measure.Reconstruction;
import lunula.measure.Selection;
import lunula.model.Decoder;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import lunula.ui.map.MapViewModel;
import org.jspecify.annotations.Nullable;

/// Selecting and finding, put together. JavaFX thread only; needs no window.
public final class SelectViewModel {
  private final MapViewModel map;
  private final SelectionViewModel selection;
  private final ChosenImage chosen;
  private final SelectTool tool;
  private final FindViewModel find;
  private final OutliersViewModel outliers;
  private final ErrorViewModel error;
  private final SelectionExport export;
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.SELECTION);

  /// The pages of the panel.
  public enum Page {
    /// The chosen images.
    SELECTION,
    /// Finding by number, class and likeness.
    FIND,
    /// The outliers.
    OUTLIERS;

    /// What it shows, as the person reads it.
    public String what() {
      return Texts.of(SelectViewModel.class).get(Texts.key("select.page.", this) + ".tip");
    }
  }

  /// @param map whose points are chosen
  /// @param disk writes files; may block
  public SelectViewModel(MapViewModel map, Executor disk) {
    this.map = map;
    ExplorerState exploration = map.exploration();
    selection = new SelectionViewModel(map);
    chosen = new ChosenImage(map);
    tool = new SelectTool(map, selection, chosen);
    find =
        new FindViewModel(
            exploration, chosen, found -> selection.found(found, Selection.Joining.REPLACE));
    outliers = new OutliersViewModel(exploration);
    error = new ErrorViewModel(exploration, chosen);
    export = new SelectionExport(exploration, selection, disk);
    map.toolProperty().subscribe(hand -> error.followingProperty().set(isInHand()));
  }

  /// Whether selecting is the map's tool now.
  @SuppressWarnings("ReferenceEquality") // this very tool
  public boolean isInHand() {
    return map.toolProperty().get() == tool;
  }

  /// Selects all of the class of the point nearest to the cursor.
  public void selectClassAtCursor() {
    ExplorerState exploration = map.exploration();
    MapData points = exploration.mapProperty().get();
    int nearest =
        points == null
            ? ExplorerState.NONE
            : NearestByScan.to(points.places(), exploration.cursorProperty().get());
    if (nearest != ExplorerState.NONE) {
      selection.ofClass(points.label(nearest), Selection.Joining.REPLACE);
    }
  }

  /// The map whose points are chosen.
  public MapViewModel map() {
    return map;
  }

  /// The page of the panel that is shown.
  public ObjectProperty<Page> pageProperty() {
    return page;
  }

  /// The chosen images.
  public SelectionViewModel selection() {
    return selection;
  }

  /// The one image that is looked at closely.
  public ChosenImage chosen() {
    return chosen;
  }

  /// Lasso, rectangle and brush.
  public SelectTool tool() {
    return tool;
  }

  /// Finding by number, class and likeness.
  public FindViewModel find() {
    return find;
  }

  /// The outliers.
  public OutliersViewModel outliers() {
    return outliers;
  }

  /// What the model makes of one image.
  public ErrorViewModel error() {
    return error;
  }

  /// Saving the selection.
  public SelectionExport export() {
    return export;
  }

  /// The reconstruction of the image under the pointer, or else of the chosen one. JavaFX thread
  /// only; decoding is done in the background.
  public static final class ErrorViewModel {
    private final ExplorerState exploration;
    private final ChosenImage chosen;
    private final BooleanProperty following = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Reconstruction> shown =
        new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TextReconstruction> shownText =
        new ReadOnlyObjectWrapper<>();
    private final Latest<Question, Reconstruction> decoding;
    private final Latest<TextQuestion, TextReconstruction> decodingText;

    private record Question(Decoder decoder, LabelledImages images, MapData map, int image) {
      Reconstruction answer() {
        return Reconstruction.of(decoder, images, map.encodings(), image);
      }
    }

    /// A real text and what a model makes of it.
    ///
    /// @param image its index on the map
    public record TextReconstruction(int image, Sample original, Sample decoded) {
      /// The share of its characters that come back, 0 to 1.
      double right() {
        return 1 - original.distance(decoded);
      }
    }

    private record TextQuestion(Decoder decoder, SampleSet texts, MapData map, int image) {
      TextReconstruction answer() {
        return new TextReconstruction(
            image, texts.sample(image), decoder.decodeOne(map.code(image)));
      }
    }

    ErrorViewModel(ExplorerState exploration, ChosenImage chosen) {
      this.exploration = exploration;
      this.chosen = chosen;
      decoding = exploration.inBackground(Question::answer, this::show, this::fail);
      decodingText = exploration.inBackground(TextQuestion::answer, this::show, this::fail);
      following.subscribe(wanted -> ask());
      chosen.indexProperty().subscribe(image -> ask());
      exploration.hoveredProperty().subscribe(image -> ask());
      exploration.mapProperty().subscribe(map -> ask());
      exploration.samplesProperty().subscribe(images -> ask());
      exploration.decoderProperty().subscribe(decoder -> ask());
      exploration.weightsRevisionProperty().subscribe(revision -> ask());
    }

    /// Whether the reconstruction is shown; while it is not, nothing is decoded.
    public BooleanProperty followingProperty() {
      return following;
    }

    /// The newest reconstruction; null if there is no image, picture or decoder.
    public ReadOnlyObjectProperty<@Nullable Reconstruction> shownProperty() {
      return shown.getReadOnlyProperty();
    }

    /// The newest reconstruction of a text; null if there is none, or images are on the map.
    public ReadOnlyObjectProperty<@Nullable TextReconstruction> shownTextProperty() {
      return shownText.getReadOnlyProperty();
    }

    private int wanted() {
      int hovered = exploration.hoveredProperty().get();
      return hovered == ExplorerState.NONE ? chosen.indexProperty().get() : hovered;
    }

    private void ask() {
      askForText();
      MapData map = exploration.mapProperty().get();
      LabelledImages images = exploration.imagesProperty().get();
      Decoder decoder = exploration.decoderProperty().get();
      int image = wanted();
      boolean there =
          following.get() && map != null && image >= 0 && image < map.count() && images != null;
      if (!there
          || decoder == null
          || image >= images.count()
          || !decoder.takes(map.encodings().dimensions())) {
        decoding.forget();
        shown.set(null);
      } else {
        decoding.request(new Question(decoder, images, map, image));
      }
    }

    private void askForText() {
      MapData map = exploration.mapProperty().get();
      SampleSet samples = exploration.samplesProperty().get();
      Decoder decoder = exploration.decoderProperty().get();
      int image = wanted();
      boolean texts = samples != null && !samples.groupings().isEmpty();
      if (map == null
          || samples == null
          || decoder == null
          || !texts
          || !following.get()
          || image < 0
          || image >= Math.min(map.count(), samples.count())
          || !decoder.takes(map.encodings().dimensions())) {
        decodingText.forget();
        shownText.set(null);
      } else {
        decodingText.request(new TextQuestion(decoder, samples, map, image));
      }
    }

    private void show(TextReconstruction newest) {
      if (following.get() && newest.image() == wanted()) {
        shownText.set(newest);
      }
    }

    private void show(Reconstruction newest) {
      if (following.get() && newest.image() == wanted()) {
        shown.set(newest);
      }
    }

    private void fail(RuntimeException failure) {
      shown.set(null);
      shownText.set(null);
      ExplorerState.unlessClosed(exploration.noticeProperty()::set).accept(failure);
    }
  }
}
