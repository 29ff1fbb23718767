package lunula.ui.draw;

import java.util.Optional;
import lunula.model.card.ModelCard;
import lunula.model.plan.Corruption;
import lunula.ui.shell.MainViewModel;

/// The damage that the open model has learned to undo. JavaFX thread only.
///
/// @param main tells which model is open
record LearnedDamage(MainViewModel main) {
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
