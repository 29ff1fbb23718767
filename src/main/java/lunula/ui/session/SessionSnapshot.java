package lunula.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import lunula.model.card.ModelCard;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.session.SessionBundle;
import lunula.session.SessionFile;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Settings;
import org.jspecify.annotations.Nullable;

/// The state at a moment, taken on the JavaFX thread within microseconds; becomes a [Session] in
/// the background, where the checksums of models are computed.
///
/// @param folder of the model on the map
/// @param card of the same
/// @param values of the settings that are in the session
record SessionSnapshot(Path folder, ModelCard card, List<Setting.Value<?>> values) {

  /// The state now; null while no model of the library is on the map.
  static @Nullable SessionSnapshot of(SessionContext context) {
    Path folder = context.models().openedProperty().get();
    ModelCard card = context.main().cardProperty().get();
    boolean nothing = context.exploration().mapProperty().get() == null;
    if (folder == null || card == null || nothing || context.main().trainingProperty().get()) {
      return null;
    }
    return new SessionSnapshot(folder, card, context.settings().values());
  }

  /// The session of that moment. Blocking; in the background.
  ///
  /// @throws IOException with a sentence for the person, if a model's folder cannot be read
  Session session(ModelChecksums checksums, Instant now) throws IOException {
    return session(new SessionModels(checksums, List.of()), now);
  }

  /// Writes the session of that moment into a file, with its models if that is a bundle. Blocking;
  /// in the background.
  ///
  /// @throws IOException with a sentence for the person, if a model's folder cannot be read or the
  ///     file cannot be written
  void write(Path file, ModelChecksums checksums, Instant now) throws IOException {
    var models = new SessionModels(checksums, List.of());
    Session session = session(models, now);
    if (SessionBundle.isOne(file)) {
      new SessionBundle(file).write(session, models.written());
    } else {
      new SessionFile(file).write(session);
    }
  }

  private Session session(SessionModels models, Instant now) throws IOException {
    return new Session(now, models.write(folder, card), Settings.write(values, models));
  }
}
