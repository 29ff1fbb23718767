package lunula.ui.draw;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lunula.files.UserMessages;
import lunula.geometry.LatentPoint;
import lunula.measure.DrawnPicture;
import lunula.measure.PictureEvaluation;
import lunula.model.Decoder;
import lunula.model.Encoder;
import lunula.model.GrayImage;
import lunula.model.ModelClosedException;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// What the open model makes of the drawing: it is asked in the background, and the newest drawing
/// comes first. JavaFX thread only.
final class Recognition {
  private final Texts texts = Texts.of(Recognition.class);
  private final ExplorerState exploration;
  private final ReadOnlyObjectProperty<DrawnPicture> drawing;
  private final Consumer<String> say;
  private final ReadOnlyObjectWrapper<@Nullable Reply> reply = new ReadOnlyObjectWrapper<>();
  private final Trail trail = new Trail();
  private final Latest<Question, Answer> asking;

  /// @param moves whether the cursor goes where the drawing is
  private record Question(
      Decoder decoder, Encoder encoder, GrayImage seen, GrayImage clean, int label, boolean moves) {
    Answer answer() {
      return new Answer(
          this, new Reply(seen, PictureEvaluation.of(decoder, encoder, seen, clean, label)));
    }
  }

  private record Answer(Question question, Reply reply) {}

  /// @param drawing what is on the canvas
  /// @param engine asks the model; one long-lived platform thread
  /// @param say tells the person what went wrong
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

  /// What the model makes of the drawing; null while the canvas is empty or no model answers.
  ReadOnlyObjectProperty<@Nullable Reply> replyProperty() {
    return reply.getReadOnlyProperty();
  }

  /// Where the drawing has been on the map, the newest place last.
  List<LatentPoint> trail() {
    return trail.on(exploration.slice().planeProperty().get());
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
    asking.request(new Question(decoder, encoder, seen, now.clean(), label, moves));
  }

  /// The drawing is nowhere: the canvas is empty, or another model has come.
  void forget() {
    asking.forget();
    trail.clear();
    reply.set(null);
  }

  @SuppressWarnings("ReferenceEquality") // this very model
  private void show(Answer answer) {
    if (answer.question().decoder() != exploration.decoderProperty().get()
        || drawing.get().isEmpty()) {
      return;
    }
    float[] code = answer.reply().impression().code();
    boolean fits = code.length == exploration.slice().planeProperty().get().dimensions();
    if (answer.question().moves() && fits) {
      exploration.slice().goTo(code);
    }
    trail.add(code);
    reply.set(answer.reply());
  }

  private void notAnswered(RuntimeException failure) {
    reply.set(null);
    if (!(failure instanceof ModelClosedException)) {
      say.accept(texts.get("draw.failed", UserMessages.words(failure)));
    }
  }
}
