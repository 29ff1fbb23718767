package lunula.ui.library;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the measuring of a model stands.
public sealed interface MeasuringState {
  /// Nothing is measured.
  ///
  /// @param failure why the last time failed, a sentence for the person; null if it did not
  record Idle(@Nullable String failure) implements MeasuringState {}

  /// A model is being measured.
  ///
  /// @param folder the model's
  /// @param share of the work done, 0 to 1
  record Running(Path folder, double share) implements MeasuringState {}

  /// It is asked to end and soon will.
  ///
  /// @param folder the model's
  record Ending(Path folder) implements MeasuringState {}
}
