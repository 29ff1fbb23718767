package lunula.ui.draw;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import lunula.data.LabelledImages;
import lunula.data.format.OnePicture;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.measure.DrawnPicture;
import lunula.measure.PictureEvaluation;
import lunula.measure.Ranking;
import lunula.measure.SimilarPictures;
import lunula.measure.SoftStroke;
import lunula.model.Decoder;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.card.ModelCard;
import lunula.model.plan.Corruption;
import lunula.ui.draw.Recognition.Reply;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

/// The canvas: what is drawn on it, loaded or pasted, and the open model's answer. The canvas is as
/// large as the model's images. JavaFX thread only; needs no window; encodes, decodes and reads in
/// the background.
public final class DrawViewModel {
  /// Smallest brush.
  static final double LEAST_SIZE = 0.03;

  /// Largest brush.
  static final double MOST_SIZE = 0.5;

  private final Texts texts = Texts.of(DrawViewModel.class);
  private final LearnedDamage learnedDamage;
  private final ExplorerState exploration;
  private final ObjectProperty<Pen> pen = new SimpleObjectProperty<>(Pen.PAINT);
  private final DoubleProperty size = new SimpleDoubleProperty(0.12);
  private final DoubleProperty tone = new SimpleDoubleProperty(0.9);
  private final DoubleProperty noise = new SimpleDoubleProperty(0.4);
  private final ReadOnlyObjectWrapper<DrawnPicture> drawing;
  private final ReadOnlyObjectWrapper<GrayImage> seen;
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final Recognition recognition;
  private final Latest<Source, OnePicture> taking;
  private @Nullable SoftStroke stroke;
  private DrawnPicture before;
  private Pen strokePen = Pen.PAINT;
  private boolean sized;

  private record Source(PictureSource picture, ImageSize size) {
    OnePicture read() {
      return picture.read(size);
    }
  }

  /// @param main tells which model is open
  /// @param engine asks the model; one long-lived platform thread
  /// @param files reads pictures; may block
  public DrawViewModel(MainViewModel main, Executor engine, Executor files) {
    learnedDamage = new LearnedDamage(main);
    exploration = main.exploration();
    before = DrawnPicture.empty(ImageSize.SMALL.width(), ImageSize.SMALL.height());
    drawing = new ReadOnlyObjectWrapper<>(before);
    seen = new ReadOnlyObjectWrapper<>(before.clean());
    recognition = new Recognition(exploration, drawing.getReadOnlyProperty(), engine, words::set);
    taking =
        new Latest<>(files, exploration.foreground(), Source::read, this::taken, this::notRead);
    exploration.decodedProperty().subscribe(this::fit);
    exploration.decoderProperty().subscribe(decoder -> modelChanged());
    exploration.slice().labelProperty().subscribe(label -> ask(false));
    exploration.weightsRevisionProperty().subscribe(revision -> ask(false));
    noise.subscribe(strength -> see(drawing.get().isDamaged()));
    main.cardProperty().subscribe(() -> learnedDamage.strength().ifPresent(noise::set));
  }

  /// The state all panels share.
  ExplorerState exploration() {
    return exploration;
  }

  /// What a stroke draws.
  public ObjectProperty<Pen> penProperty() {
    return pen;
  }

  /// Diameter of the brush as a part of the canvas's shorter side, above 0, at most 0.5.
  public DoubleProperty sizeProperty() {
    return size;
  }

  /// Brightness of the paint, 0 to 1.
  public DoubleProperty toneProperty() {
    return tone;
  }

  /// Standard deviation of the noise in grey values, 0 to 1; a denoising model's own when it is
  /// opened.
  public DoubleProperty noiseProperty() {
    return noise;
  }

  /// What was drawn, and its damage.
  public ReadOnlyObjectProperty<DrawnPicture> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  /// What is on the canvas: the drawing with its damage, as the model sees it.
  public ReadOnlyObjectProperty<GrayImage> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /// The model's answer; null while the canvas is empty or no model answers.
  ReadOnlyObjectProperty<@Nullable Reply> replyProperty() {
    return recognition.replyProperty();
  }

  /// The open model's evaluation of the drawing, if it has been asked.
  public Optional<PictureEvaluation> evaluation() {
    return Optional.ofNullable(replyProperty().get()).map(Reply::evaluation);
  }

  /// Where the drawing has been on the map, the newest place last.
  List<LatentPoint> trail() {
    return recognition.trail();
  }

  /// A message for the person, in one sentence; empty if there is none.
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// Whether the open model was trained to undo damage.
  public boolean isDenoising() {
    return learnedDamage.learned().isPresent();
  }

  /// The brush comes down.
  ///
  /// @param x canvas pixels from the left edge
  /// @param y canvas pixels from the upper edge
  public void press(double x, double y) {
    release();
    DrawnPicture ground = drawing.get();
    before = ground;
    words.set("");
    double shorter = Math.min(ground.clean().width(), ground.clean().height());
    double diameter = Math.max(0.5, size.get() * shorter);
    strokePen = pen.get();
    SoftStroke begun = strokePen.on(ground, diameter, tone.get());
    stroke = begun;
    begun.begin(x, y);
    put(strokePen.stroked(before, begun.picture()));
  }

  /// The brush moves, if it is down.
  public void drag(double x, double y) {
    SoftStroke begun = stroke;
    if (begun != null) {
      begun.to(x, y);
      put(strokePen.stroked(before, begun.picture()));
    }
  }

  /// The brush goes up: the stroke becomes one step that can be undone.
  public void release() {
    if (stroke != null) {
      stroke = null;
      remember(() -> texts.get("draw.did.stroke"), before, drawing.get());
    }
  }

  /// Empties the canvas.
  public void clear() {
    GrayImage canvas = drawing.get().clean();
    change(() -> texts.get("draw.did.clear"), DrawnPicture.empty(canvas.width(), canvas.height()));
  }

  /// Swaps light and dark.
  public void invert() {
    change(() -> texts.get("draw.did.invert"), drawing.get().inverted());
  }

  /// Removes all damage.
  public void repair() {
    change(() -> texts.get("draw.did.repair"), drawing.get().repaired());
  }

  /// Puts noise over the whole canvas.
  public void noiseEverywhere() {
    change(() -> texts.get("draw.did.noise"), drawing.get().noisyEverywhere());
  }

  /// Begins with the real image nearest to the cursor.
  public void startFromNearest() {
    MapData map = exploration.mapProperty().get();
    float[] z = exploration.slice().z();
    if (map == null || map.count() == 0 || z.length != map.encodings().dimensions()) {
      words.set(texts.get("draw.no.images"));
      return;
    }
    Ranking nearest = SimilarPictures.byCode(map.encodings(), z, 1);
    startFrom(nearest.image(0));
  }

  /// Begins with a real image.
  ///
  /// @param image its index on the map
  public void startFrom(int image) {
    LabelledImages images = exploration.imagesProperty().get();
    if (images == null || image < 0 || image >= images.count()) {
      words.set(texts.get("draw.no.images"));
      return;
    }
    words.set("");
    take(() -> texts.get("draw.did.start"), images.sample(image));
  }

  /// Takes a picture from elsewhere; if it cannot be used, a message says so and nothing changes.
  ///
  /// @param picture read in the background, brought to the canvas's size
  public void take(PictureSource picture) {
    GrayImage canvas = drawing.get().clean();
    words.set(texts.get("draw.reading"));
    taking.request(new Source(picture, new ImageSize(canvas.width(), canvas.height())));
  }

  /// Shows a message, such as that the clipboard holds no picture.
  void say(String sentence) {
    words.set(sentence);
  }

  private void taken(OnePicture picture) {
    words.set(picture.inverted() ? texts.get("draw.inverted") : "");
    take(() -> texts.get("draw.did.take"), DrawnPicture.picture(picture));
  }

  private void take(Supplier<String> what, GrayImage picture) {
    GrayImage canvas = drawing.get().clean();
    change(what, DrawnPicture.of(picture, canvas.width(), canvas.height()));
  }

  private void notRead(RuntimeException failure) {
    words.set(UserMessages.words(failure));
  }

  private void change(Supplier<String> what, DrawnPicture now) {
    release();
    DrawnPicture was = drawing.get();
    put(now);
    remember(what, was, now);
  }

  private void remember(Supplier<String> what, DrawnPicture was, DrawnPicture now) {
    if (!was.equals(now)) {
      exploration.history().did(what, () -> restore(was), () -> restore(now));
    }
  }

  /// Puts a former drawing on the canvas; the cursor stays.
  public void bringBack(DrawnPicture state) {
    stroke = null;
    drawing.set(state);
    see(false);
  }

  private void restore(DrawnPicture state) {
    stroke = null;
    put(state);
  }

  private void put(DrawnPicture now) {
    drawing.set(now);
    see(true);
  }

  private void see(boolean moves) {
    seen.set(drawing.get().seen(learnedDamage.of(noise.get()), 1));
    ask(moves);
  }

  /// Another model's images may have another size; what is drawn is brought to it.
  private void fit(ExplorerState.@Nullable Decoded decoded) {
    GrayImage canvas = drawing.get().clean();
    if (decoded == null) {
      return;
    }
    GrayImage size = decoded.picture().picture(canvas.width());
    int width = size.width();
    int height = size.height();
    boolean fits = width == canvas.width() && height == canvas.height();
    if (!fits) {
      stroke = null;
      drawing.set(drawing.get().resized(width, height));
    }
    if (!fits || !sized) {
      sized = true;
      see(false);
    }
  }

  private void modelChanged() {
    sized = false;
    recognition.forget();
  }

  private void ask(boolean moves) {
    if (sized) {
      recognition.ask(seen.get(), moves);
    } else {
      recognition.forget();
    }
  }

  /// Whether there is a model that encodes; one that trains right now does not.
  public boolean isEncoding() {
    Decoder model = exploration.decoderProperty().get();
    return model != null && model.encoder().isPresent();
  }

  /// The damage that the open model has learned to undo. JavaFX thread only.
  ///
  /// @param main tells which model is open
  private record LearnedDamage(MainViewModel main) {
    /// Its own damage; empty if it has learned from clean images, or is still training.
    Optional<Corruption> learned() {
      ModelCard card = main.trainingProperty().get() ? null : main.cardProperty().get();
      return Optional.ofNullable(card)
          .map(opened -> opened.plan().corruption())
          .filter(damage -> !damage.none());
    }

    /// How strong its noise was; empty if it knows none.
    Optional<Double> strength() {
      return learned()
          .filter(damage -> damage.kind() != Corruption.Kind.PATCH)
          .map(Corruption::strength);
    }

    /// What noise does to a picture: grains for a model that has learned from grains, else normal
    /// noise.
    Corruption of(double strength) {
      boolean grains =
          learned().filter(damage -> damage.kind() == Corruption.Kind.SALT_AND_PEPPER).isPresent();
      Corruption.Kind kind = grains ? Corruption.Kind.SALT_AND_PEPPER : Corruption.Kind.GAUSSIAN;
      return new Corruption(kind, Math.clamp(strength, 0, 1));
    }
  }
}
