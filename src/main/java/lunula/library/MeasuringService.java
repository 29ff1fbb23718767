package lunula.library;

import java.io.IOException;
import java.util.Optional;
import lunula.files.Progress;
import lunula.model.card.Measurements;

/// Measures models of the library.
@FunctionalInterface
public interface MeasuringService {
  /// Takes every measure that the model and the images at hand allow. Blocking, from seconds to
  /// minutes, on a long-lived thread: the engine leaks memory for every new one.
  ///
  /// @param progress hears how far it has come and may cancel; called on this thread
  /// @return nothing if cancelled
  /// @throws IOException with a sentence for the person, if the model or its images cannot be read
  Optional<Measurements> measure(LibraryEntry entry, Progress progress) throws IOException;
}
