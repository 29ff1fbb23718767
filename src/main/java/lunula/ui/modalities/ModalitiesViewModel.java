package lunula.ui.modalities;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.Descriptions;
import lunula.data.LabelledImages;
import lunula.model.CrossEncoder;
import lunula.model.Decoder;
import lunula.model.Description;
import lunula.model.Description.Property;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.HiddenHalf;
import lunula.model.ImageSize;
import lunula.model.Sample;
import lunula.ui.explore.CursorStep;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.NearestByScan;
import lunula.ui.kit.Latest;
import org.jspecify.annotations.Nullable;

/// What is said and what is shown, and what the open model makes of either and of both. JavaFX
/// thread only; needs no window; encodes and decodes in the background, and only while its tool is
/// chosen.
public final class ModalitiesViewModel {
  /// Which picture is shown to the model.
  public enum Source {
    NEAREST,
    DRAWING,
    NOTHING
  }

  /// From what a place is told.
  enum Teller {
    PICTURE,
    BOTH,
    DESCRIPTION
  }

  /// What one of them tells.
  ///
  /// @param posterior of one sample
  /// @param decoded at its mean
  record Told(Encodings posterior, Sample decoded) {
    float[] mean() {
      return posterior.means();
    }
  }

  /// What the panel and the map show.
  ///
  /// @param seen the picture that the model is shown; null if none is
  /// @param picture null without a picture
  /// @param both null unless there are both
  /// @param description null if nothing is said
  record Shown(
      @Nullable GrayImage seen,
      @Nullable Told picture,
      @Nullable Told both,
      @Nullable Told description) {
    static final Shown NOTHING = new Shown(null, null, null, null);

    @Nullable Told of(Teller teller) {
      return switch (teller) {
        case PICTURE -> picture;
        case BOTH -> both;
        case DESCRIPTION -> description;
      };
    }
  }

  private record Question(
      Decoder decoder, CrossEncoder encoder, @Nullable GrayImage seen, Description said) {}

  private final ExplorerState exploration;
  private final ReadOnlyObjectProperty<GrayImage> drawing;
  private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.NEAREST);
  private final ObjectProperty<HiddenHalf> hidden = new SimpleObjectProperty<>(HiddenHalf.NOTHING);
  private final ReadOnlyObjectWrapper<Description> said =
      new ReadOnlyObjectWrapper<>(Description.none(List.of()));
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private final Latest<Question, Shown> asking;
  private List<Double> kept = List.of();
  private boolean active;

  /// @param exploration the shared state
  /// @param drawing what is on the canvas
  public ModalitiesViewModel(ExplorerState exploration, ReadOnlyObjectProperty<GrayImage> drawing) {
    this.exploration = exploration;
    this.drawing = drawing;
    asking = exploration.inBackground(ModalitiesViewModel::answer, shown::set);
    exploration.decoderProperty().subscribe(decoder -> fit());
    exploration.imagesProperty().subscribe(images -> fit());
    exploration.weightsRevisionProperty().subscribe(revision -> ask());
    exploration
        .cursorProperty()
        .subscribe(
            cursor -> {
              if (source.get() == Source.NEAREST) {
                ask();
              }
            });
    for (var each : List.of(source, hidden, drawing)) {
      each.subscribe((was, is) -> ask());
    }
  }

  /// The state all panels share.
  ExplorerState exploration() {
    return exploration;
  }

  /// Computes only while somebody looks.
  public void setActive(boolean looked) {
    active = looked;
    ask();
  }

  /// Which picture the model is shown.
  public ObjectProperty<Source> sourceProperty() {
    return source;
  }

  /// Which half of it is hidden from the model.
  public ObjectProperty<HiddenHalf> hiddenProperty() {
    return hidden;
  }

  /// What is said; of no property if the open model knows pictures alone.
  public ReadOnlyObjectProperty<Description> saidProperty() {
    return said.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// Says something, or leaves it open.
  ///
  /// @param property its number
  /// @param value [Description#UNSAID] leaves it open
  public void say(int property, double value) {
    Description changed = said.get().with(property, value);
    if (!changed.equals(said.get())) {
      said.set(changed);
      ask();
    }
  }

  /// The values of what is said, for a session.
  List<Double> values() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < said.get().properties().size(); i++) {
      values.add(said.get().value(i));
    }
    return values;
  }

  /// Says again what a session has kept, as soon as the model that it was said to is there; nothing
  /// if that does not know it.
  void restore(List<Double> values) {
    kept = List.copyOf(values);
    recall();
  }

  private void recall() {
    List<Property> properties = said.get().properties();
    if (properties.isEmpty()) {
      // What computes the model comes after its map.
      return;
    }
    List<Double> values = kept;
    kept = List.of();
    if (values.size() == properties.size()) {
      try {
        said.set(
            new Description(
                properties, values.stream().mapToDouble(Double::doubleValue).toArray()));
        ask();
      } catch (IllegalArgumentException otherModel) {
        // It was said of other properties.
        return;
      }
    }
  }

  /// Leaves everything open.
  void sayNothing() {
    said.set(Description.none(said.get().properties()));
    ask();
  }

  /// Says what is true of the picture that is shown. Does nothing if that is not known.
  void sayTruth() {
    LabelledImages images = exploration.imagesProperty().get();
    int nearest = nearest();
    if (images != null
        && nearest < images.count()
        && nearest != ExplorerState.NONE
        && Descriptions.known(images, said.get().properties())) {
      said.set(Descriptions.of(images, nearest, said.get().properties()));
      ask();
    }
  }

  /// Whether it is known what is true of the picture that is shown.
  boolean knowsTruth() {
    LabelledImages images = exploration.imagesProperty().get();
    return images != null
        && source.get() == Source.NEAREST
        && Descriptions.known(images, said.get().properties());
  }

  /// Moves the cursor to the mean of what both tell, or the one that there is.
  void goThere() {
    Shown now = shown.get();
    Told told = now.both() == null ? now.picture() : now.both();
    Told place = told == null ? now.description() : told;
    if (place != null) {
      CursorStep.make(exploration, "modalities", () -> exploration.slice().goTo(place.mean()));
    }
  }

  private @Nullable CrossEncoder encoder() {
    Decoder decoder = exploration.decoderProperty().get();
    return decoder == null ? null : decoder.crossEncoder().orElse(null);
  }

  /// The words are those of the images behind the points, if there are any.
  private void fit() {
    if (exploration.decoderProperty().get() == null) {
      // Another model is on its way.
      ask();
      return;
    }
    CrossEncoder encoder = encoder();
    List<Property> properties = encoder == null ? List.of() : named(encoder.properties());
    if (!properties.equals(said.get().properties())) {
      said.set(Description.none(properties));
      recall();
    }
    ask();
  }

  private List<Property> named(List<Property> properties) {
    MapData map = exploration.mapProperty().get();
    return properties.stream()
        .map(
            property ->
                map != null
                        && property.words().size() > 2
                        && property.words().size() == map.classNames().size()
                    ? Property.choice(property.id(), map.classNames())
                    : property)
        .toList();
  }

  private int nearest() {
    MapData map = exploration.mapProperty().get();
    return map == null || map.count() == 0
        ? ExplorerState.NONE
        : NearestByScan.to(map.places(), exploration.cursorProperty().get());
  }

  private @Nullable GrayImage picture() {
    return switch (source.get()) {
      case NOTHING -> null;
      case DRAWING -> drawing.get();
      case NEAREST -> {
        LabelledImages images = exploration.imagesProperty().get();
        int nearest = nearest();
        yield images == null || nearest == ExplorerState.NONE || nearest >= images.count()
            ? null
            : images.sample(nearest);
      }
    };
  }

  private void ask() {
    Decoder decoder = exploration.decoderProperty().get();
    CrossEncoder encoder = encoder();
    if (!active || decoder == null || encoder == null) {
      asking.forget();
      shown.set(Shown.NOTHING);
      return;
    }
    GrayImage picture = picture();
    GrayImage seen = picture == null ? null : hide(picture);
    asking.request(new Question(decoder, encoder, seen, said.get()));
  }

  private GrayImage hide(GrayImage picture) {
    float[] pixels = picture.pixels();
    var size = new ImageSize(picture.width(), picture.height());
    hidden.get().fill(pixels, 0, size, CrossEncoder.HIDDEN);
    return new GrayImage(picture.width(), picture.height(), pixels);
  }

  private static Shown answer(Question question) {
    GrayImage seen = question.seen();
    float[] pixels = seen == null ? null : seen.pixels();
    Description said = question.said();
    Description nothing = Description.none(said.properties());
    boolean says = said.saysAnything();
    return new Shown(
        seen,
        pixels == null ? null : told(question, pixels, nothing),
        pixels == null || !says ? null : told(question, pixels, said),
        says ? told(question, null, said) : null);
  }

  private static Told told(Question question, float @Nullable [] pixels, Description description) {
    Encodings posterior = question.encoder().encode(pixels, description);
    return new Told(posterior, question.decoder().decodeOne(posterior.means()));
  }
}
