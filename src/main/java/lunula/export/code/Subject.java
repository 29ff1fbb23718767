package lunula.export.code;

import java.nio.file.Path;
import lunula.files.InvalidValueException;
import lunula.model.network.Architecture;

/// What a program is about: a model and one place of its latent space.
///
/// @param model the model's name, which becomes a comment
/// @param architecture its layers
/// @param weights its file of weights, as the program names it: a name alone is looked for where
/// the
///     program is run
/// @param z the place, as many finite numbers as the model has latent dimensions; shared, nobody
///     writes to it
/// @param label the class that a conditional model is told, from 0; of no effect on others
public record Subject(String model, Architecture architecture, Path weights, float[] z, int label) {

  /// @throws InvalidValueException if there is no such place or class
  public Subject {
    if (z.length != architecture.latentDimensions()) {
      throw new InvalidValueException(
          "export.code.latents", z.length, architecture.latentDimensions());
    }
    for (float number : z) {
      if (!Float.isFinite(number)) {
        throw new InvalidValueException("export.code.infinite", number);
      }
    }
    if (architecture.conditional() && (label < 0 || label >= architecture.classes())) {
      throw new InvalidValueException("export.code.class", architecture.classes() - 1);
    }
  }

  /// The same with the weights elsewhere.
  Subject withWeights(Path file) {
    return new Subject(model, architecture, file, z, label);
  }

  int pixels() {
    return architecture.pixels();
  }

  int width() {
    return architecture.image().width();
  }

  int height() {
    return architecture.image().height();
  }

  boolean conditional() {
    return architecture.conditional();
  }

  boolean encodes() {
    return architecture.encodes();
  }

  /// What the weights call the decoder.
  String decoderName() {
    return architecture.body().decoderName();
  }

  boolean variational() {
    return architecture.variational();
  }

  /// Whether the class follows the pixels; otherwise it follows the encoder's features, and only
  /// where they lead to a mean and a log-variance.
  boolean toldAtInput() {
    return conditional() && encodes() && architecture.body().classAtInput();
  }

  boolean toldAtFeatures() {
    return conditional() && variational() && !architecture.body().classAtInput();
  }

  /// Whether the encoder is told the class at all.
  boolean encoderIsTold() {
    return toldAtInput() || toldAtFeatures();
  }
}
