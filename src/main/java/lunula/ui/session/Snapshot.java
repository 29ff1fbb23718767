package lunula.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import lunula.model.card.ModelCard;
import lunula.session.ModelChecksums;
import lunula.session.Session;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Settings;
import org.jspecify.annotations.Nullable;

/// Where everything stands at a moment, taken on the JavaFX thread within microseconds; becomes a
/// [Session] in the background, where models' checksums are at hand.
///
/// @param folder of the model on the map
/// @param card of the same
/// @param values of the settings that are in the session
record Snapshot(Path folder, ModelCard card, List<Setting.Value<?>> values) {

  /// Where everything stands now; null while no model of the library is on the map.
  static @Nullable Snapshot of(Workspace space) {
    Path folder = space.models().openedProperty().get();
    ModelCard card = space.main().cardProperty().get();
    boolean nothing = space.exploration().mapProperty().get() == null;
    if (folder == null || card == null || nothing || space.main().trainingProperty().get()) {
      return null;
    }
    return new Snapshot(folder, card, space.settings().values());
  }

  /// The session of this moment. Blocking; in the background.
  ///
  /// @throws IOException with a sentence for the person, if a model's folder cannot be read
  Session session(ModelChecksums prints, Instant now) throws IOException {
    return new Session(
        now,
        prints.model(folder, card),
        Settings.write(values, new SessionModels(prints, List.of())));
  }
}
