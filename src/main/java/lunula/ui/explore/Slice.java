package lunula.ui.explore;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.geometry.LatentFrame;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.geometry.PlaneChoice;
import lunula.model.Decoder;
import lunula.model.LatentGradients;
import lunula.model.Sample;
import lunula.ui.kit.Latest;
import org.jspecify.annotations.Nullable;

/// The slice of the latent space that the map shows: which plane, where it lies across the other
/// dimensions, and as which class a conditional model decodes there. Everybody who decodes places
/// of the map asks [#decoderProperty()], the one place where they are lifted to a whole z.
///
/// JavaFX thread only.
public final class Slice {
  private final ExplorerState exploration;
  private final ObjectProperty<PlaneChoice> choice =
      new SimpleObjectProperty<>(PlaneChoice.principal());
  private final IntegerProperty label = new SimpleIntegerProperty();
  private final ReadOnlyObjectWrapper<LatentFrame> frame =
      new ReadOnlyObjectWrapper<>(LatentFrame.flat(2));
  private final ReadOnlyObjectWrapper<LatentPlane> plane =
      new ReadOnlyObjectWrapper<>(LatentPlane.flat(2));
  private final ReadOnlyObjectWrapper<@Nullable Decoder> decoder = new ReadOnlyObjectWrapper<>();
  private final Latest<Framing, Framing> framing;
  private float[] coordinates = new float[2];
  private int mapsOfOthers;
  private boolean showing;

  /// A model's decoder, told the slice: takes places of the map instead of whole codes.
  private record OnPlane(Decoder live, LatentPlane plane) implements Decoder {
    @Override
    public List<? extends Sample> decode(float[] places) {
      return live.decode(plane.lift(places));
    }

    @Override
    public boolean uniformPrior() {
      return live.uniformPrior();
    }

    @Override
    public Optional<LatentGradients> gradients() {
      return live.gradients().map(whole -> new GradientsOnPlane(whole, plane));
    }
  }

  /// Gradients along the map's two directions.
  private record GradientsOnPlane(LatentGradients live, LatentPlane plane)
      implements LatentGradients {
    @Override
    public AtPlaces scores(float[] places) {
      return onPlane(live.scores(plane.lift(places)));
    }

    @Override
    public AtPlaces misfits(float[] places, float[] pictures) {
      return onPlane(live.misfits(plane.lift(places), pictures));
    }

    private AtPlaces onPlane(AtPlaces whole) {
      return new AtPlaces(whole.values(), plane.directions(whole.gradients()));
    }
  }

  /// A map to lay out, or laid out.
  ///
  /// @param since how many maps others had shown when it was asked for
  private record Framing(MapData map, PlaneChoice choice, LatentFrame former, int since) {
    Framing done() {
      return new Framing(map.seen(choice, former), choice, former, since);
    }
  }

  /// @param exploration holds map, decoder and cursor
  Slice(ExplorerState exploration, Consumer<RuntimeException> fail) {
    this.exploration = exploration;
    framing = exploration.inBackground(Framing::done, this::framed, fail);
    exploration.mapProperty().subscribe(this::follow);
    exploration.decoderProperty().subscribe(live -> decide());
    label.subscribe(number -> decide());
    choice.subscribe(wanted -> reframe());
  }

  /// Which plane the map shows of a model with more than two dimensions.
  public ObjectProperty<PlaneChoice> choiceProperty() {
    return choice;
  }

  /// The class as which a conditional model decodes; of no effect on others.
  public IntegerProperty labelProperty() {
    return label;
  }

  /// The directions of the latent space that is shown.
  public ReadOnlyObjectProperty<LatentFrame> frameProperty() {
    return frame.getReadOnlyProperty();
  }

  /// Where the map lies in the latent space.
  public ReadOnlyObjectProperty<LatentPlane> planeProperty() {
    return plane.getReadOnlyProperty();
  }

  /// Decodes places of the map, row-major, shape (count, 2); null until the engine is up and the
  /// map is that of its model. Another one whenever the slice moves.
  public ReadOnlyObjectProperty<@Nullable Decoder> decoderProperty() {
    return decoder.getReadOnlyProperty();
  }

  /// Decodes whole codes z as the chosen class; null while [#decoderProperty()] is.
  public @Nullable Decoder ofCodes() {
    return decoder.get() instanceof OnPlane lifted ? lifted.live() : decoder.get();
  }

  /// Where the slice lies along a direction across the map.
  ///
  /// @param direction 2 or more
  public float coordinate(int direction) {
    return coordinates[direction];
  }

  /// Moves the slice along a direction across the map.
  ///
  /// @param direction 2 or more
  public void move(int direction, float coordinate) {
    float[] moved = coordinates.clone();
    moved[direction] = coordinate;
    lay(moved);
  }

  /// Moves the slice to the middle of the encodings, across the map.
  public void recentre() {
    lay(frame.get().middles());
  }

  /// Where the slice lies along every direction of the frame; those on the map do not matter.
  float[] coordinates() {
    return coordinates.clone();
  }

  /// Puts slice and cursor exactly where they were in the frame that is shown.
  void putBack(float[] across, LatentPoint cursor) {
    lay(across.clone());
    exploration.cursorProperty().set(cursor);
  }

  /// Moves slice and cursor to a z.
  public void goTo(float[] z) {
    lay(frame.get().coordinates(z));
    exploration.cursorProperty().set(plane.get().project(z));
  }

  /// Shows a map by the chosen plane: one of at most two dimensions at once, others as soon as they
  /// are laid out in the background.
  void show(MapData newest) {
    if (newest.encodings().dimensions() < 3) {
      exploration.mapProperty().set(newest);
    } else {
      framing.request(new Framing(newest, choice.get(), frame.get(), mapsOfOthers));
    }
  }

  private void framed(Framing done) {
    if (done.since() == mapsOfOthers) {
      showing = true;
      exploration.mapProperty().set(done.map());
      showing = false;
    }
  }

  private void reframe() {
    MapData shown = exploration.mapProperty().get();
    if (shown != null) {
      show(shown);
    }
  }

  @SuppressWarnings("ReferenceEquality") // this very map, not one like it
  private void follow(@Nullable MapData before, @Nullable MapData now) {
    mapsOfOthers += showing ? 0 : 1;
    LatentFrame former = frame.get();
    if (now == null || now.frame() == former) {
      return;
    }
    boolean samePoints = before != null && before.encodings() == now.encodings();
    boolean alike =
        former.dimensions() == now.frame().dimensions()
            && former.choice().equals(now.frame().choice());
    LatentPlane left = plane.get();
    boolean turned = samePoints && !alike;
    float[] z = left.lift(exploration.cursorProperty().get());
    // Before anybody hears of the frame, so that nobody sees the one without the other.
    coordinates = turned ? now.frame().coordinates(z) : across(now.frame(), former, alike);
    frame.set(now.frame());
    lay(coordinates);
    if (turned) {
      turn(left, z);
    }
  }

  /// Another plane through the same z; the path's stops go to their nearest places on it.
  private void turn(LatentPlane left, float[] z) {
    exploration.cursorProperty().set(plane.get().project(z));
    PathStops stops = exploration.pathProperty().get();
    exploration.pathProperty().set(stops.moved(place -> plane.get().project(left.lift(place))));
  }

  /// The middle of the newest encodings; if the map is alike, as far from it as the slice was from
  /// the former middle.
  private float[] across(LatentFrame next, LatentFrame former, boolean alike) {
    float[] across = next.middles();
    for (int i = 2; alike && i < across.length; i++) {
      across[i] += coordinates[i] - former.middle(i);
    }
    return across;
  }

  private void lay(float[] across) {
    coordinates = across;
    plane.set(frame.get().plane(across));
    decide();
  }

  private void decide() {
    Decoder model = exploration.decoderProperty().get();
    int size = frame.get().dimensions();
    if (model == null || !model.takes(size)) {
      decoder.set(null);
      return;
    }
    Decoder told = model.ofNearestClass(label.get());
    decoder.set(size == 2 ? told : new OnPlane(told, plane.get()));
  }

  /// The whole z at the cursor.
  public float[] z() {
    return plane.get().lift(exploration.cursorProperty().get());
  }

  /// Whether the slice lies at the middle of the encodings.
  public boolean centred() {
    return IntStream.range(2, Math.max(2, coordinates.length))
        .allMatch(i -> coordinates[i] == frame.get().middle(i));
  }
}
