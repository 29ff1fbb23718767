package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import lunula.model.LiveModel;
import lunula.model.card.ModelCard;

/// A kind of model: how its folder is read and how it is taken into the engine. A kind without an
/// encoder gives models that offer none, and maps without points where it stores no encodings.
///
/// Every method blocks; messages of the exceptions are sentences for the person.
public interface ModelKind {
  /// What `config.json` calls it in its field `model`.
  String id();

  /// What a model is, without the rest of it.
  ModelCard card(Path folder) throws IOException;

  /// A whole model, every part of it checked; needs no engine.
  StoredMap map(Path folder) throws IOException;

  /// The model in the engine, as [ModelSource#live] promises.
  LiveModel live(StoredMap map);
}
