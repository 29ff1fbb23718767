package lunula.model.card;

import lunula.model.Encodings;
import lunula.model.network.Architecture;
import lunula.model.network.StepMemory;
import lunula.model.network.Weights;

/// A model as it lies in its folder: all that is needed to show its map, without an engine.
///
/// @param card what it is
/// @param weights its parameters; shapes fit `card.plan().architecture()`
/// @param train encodings of the data set's training images, in the data set's order
/// @param test encodings of the data set's test images, in the data set's order
/// @param memory what the optimiser remembers, to train on from there; [StepMemory#NONE] where it
/// is
///     not known
public record SavedModel(
    ModelCard card, Weights weights, Encodings train, Encodings test, StepMemory memory) {
  public SavedModel {
    int latents = card.plan().architecture().latentDimensions();
    if (train.dimensions() != latents || test.dimensions() != latents) {
      throw new IllegalArgumentException("the encodings must have " + latents + " dimensions");
    }
  }

  /// A model whose optimiser's state is not known.
  public SavedModel(ModelCard card, Weights weights, Encodings train, Encodings test) {
    this(card, weights, train, test, StepMemory.NONE);
  }

  /// Shape of the network.
  public Architecture architecture() {
    return card.plan().architecture();
  }

  /// The same model as if no epochs were known of it, to learn from other images.
  public SavedModel withoutCurve() {
    return new SavedModel(card.withoutCurve(), weights, train, test, memory);
  }

  /// The same model with other words about it.
  public SavedModel described(String words) {
    return new SavedModel(card.described(words), weights, train, test, memory);
  }

  /// The same model with other measures on its card.
  public SavedModel with(Measurements measures) {
    return new SavedModel(card.with(measures), weights, train, test, memory);
  }

  /// The same model under another name.
  public SavedModel named(String newName) {
    return new SavedModel(card.named(newName), weights, train, test, memory);
  }
}
