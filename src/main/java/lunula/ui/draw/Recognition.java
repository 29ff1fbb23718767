package lunula.ui.draw;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.geometry.LatentPlane;
import lunula.geometry.LatentPoint;
import lunula.measure.DrawnPicture;
import lunula.measure.OutlierScan.Material;
import lunula.measure.OutlierScan.Score;
import lunula.measure.PictureEvaluation;
import lunula.measure.SimilarInk;
import lunula.measure.SimilarInk.Standing;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.GrayImage;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Asks the open model in the background to encode and decode the drawing; the newest drawing comes
/// first. JavaFX thread only.
final class Recognition {
  /// So many of the places where the drawing has been are shown.
  private static final int TRAIL = 120;

  private final Texts texts = Texts.of(Recognition.class);
  private final ExplorerState exploration;
  private final ReadOnlyObjectProperty<DrawnPicture> drawing;
  private final Consumer<String> say;
  private final ReadOnlyObjectWrapper<@Nullable Reply> reply = new ReadOnlyObjectWrapper<>();
  private final Deque<float[]> codes = new ArrayDeque<>();
  private final Latest<Question, Answer> asking;
  private @Nullable Subject similarOf;
  private @Nullable SimilarInk similar;

  /// What the model answers for a drawing.
  ///
  /// @param seen the drawing that it was shown
  /// @param evaluation its code and its reconstruction
  /// @param standing where it stands among test images; null if that cannot be said
  record Reply(GrayImage seen, PictureEvaluation evaluation, @Nullable Standing standing) {
    /// Where the drawing lies on a plane; null if that is of another latent space.
    @Nullable LatentPoint on(LatentPlane plane) {
      float[] code = evaluation.code();
      return code.length == plane.dimensions() ? plane.project(code) : null;
    }
  }

  /// @param moves whether the cursor goes where the drawing is
  private record Question(
      Decoder decoder,
      Encoder encoder,
      @Nullable SimilarInk similar,
      GrayImage seen,
      GrayImage clean,
      int label,
      boolean moves) {
    Answer answer() {
      var evaluation = PictureEvaluation.of(decoder, encoder, seen, clean, label);
      Standing standing = similar == null ? null : similar.of(clean, evaluation);
      return new Answer(this, new Reply(seen, evaluation, standing));
    }
  }

  /// What [#similar] is of.
  private record Subject(Material material, int tests, long revision) {}

  private record Answer(Question question, Reply reply) {}

  /// @param drawing what is on the canvas
  /// @param engine asks the model; one long-lived platform thread
  /// @param say is given a sentence for the person if it fails
  Recognition(
      ExplorerState exploration,
      ReadOnlyObjectProperty<DrawnPicture> drawing,
      Executor engine,
      Consumer<String> say) {
    this.exploration = exploration;
    this.drawing = drawing;
    this.say = say;
    asking =
        new Latest<>(
            engine, exploration.foreground(), Question::answer, this::show, this::notAnswered);
  }

  /// The model's answer; null while the canvas is empty or no model answers.
  ReadOnlyObjectProperty<@Nullable Reply> replyProperty() {
    return reply.getReadOnlyProperty();
  }

  /// Where the drawing has been on the map, the newest place last.
  List<LatentPoint> trail() {
    LatentPlane plane = exploration.slice().planeProperty().get();
    return codes.stream()
        .filter(code -> code.length == plane.dimensions())
        .map(plane::project)
        .toList();
  }

  /// Asks the model, if there is a drawing and a model that encodes.
  ///
  /// @param seen the drawing with its damage
  /// @param moves whether the cursor goes where the drawing is
  void ask(GrayImage seen, boolean moves) {
    Decoder decoder = exploration.decoderProperty().get();
    DrawnPicture now = drawing.get();
    Encoder encoder = decoder == null ? null : decoder.encoder().orElse(null);
    if (now.isEmpty() || decoder == null || encoder == null) {
      forget();
      return;
    }
    int label = exploration.slice().labelProperty().get();
    SimilarInk among = among(decoder);
    asking.request(new Question(decoder, encoder, among, seen, now.clean(), label, moves));
  }

  /// The test images on the map, as this model explains them; null if they are not there.
  private @Nullable SimilarInk among(Decoder decoder) {
    MapData map = exploration.mapProperty().get();
    if (map == null) {
      return null;
    }
    var material = new Material(map.encodings(), exploration.imagesProperty().get(), decoder);
    long revision = exploration.weightsRevisionProperty().get();
    if (!material.suffices(Score.NEGATIVE_ELBO)) {
      return null;
    }
    var subject = new Subject(material, map.tests(), revision);
    if (!subject.equals(similarOf)) {
      similarOf = subject;
      similar = new SimilarInk(material, map.tests());
    }
    return similar;
  }

  /// Forgets the answer and the trail: the canvas is empty, or another model is open.
  void forget() {
    asking.forget();
    similarOf = null;
    similar = null;
    codes.clear();
    reply.set(null);
  }

  @SuppressWarnings("ReferenceEquality") // this very model
  private void show(Answer answer) {
    if (answer.question().decoder() != exploration.decoderProperty().get()
        || drawing.get().isEmpty()) {
      return;
    }
    float[] code = answer.reply().evaluation().code();
    boolean fits = code.length == exploration.slice().planeProperty().get().dimensions();
    if (answer.question().moves() && fits) {
      exploration.slice().goTo(code);
    }
    codes.addLast(code);
    if (codes.size() > TRAIL) {
      codes.removeFirst();
    }
    reply.set(answer.reply());
  }

  private void notAnswered(RuntimeException failure) {
    reply.set(null);
    ExplorerState.unlessClosed(why -> say.accept(texts.get("draw.failed", why))).accept(failure);
  }
}
