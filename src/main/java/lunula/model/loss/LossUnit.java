package lunula.model.loss;

import lunula.files.UserMessage;

/// What the values of a loss are counted in.
///
/// @param name as it stands behind a number: nats
/// @param axis as it stands beside an axis: nats per image
/// @param decimals how many decimals a value is shown with at a glance, 0 to 9
public record LossUnit(UserMessage name, UserMessage axis, int decimals) {
  /// Nats per image.
  public static final LossUnit NATS_PER_IMAGE =
      new LossUnit(UserMessage.of("model.nats"), UserMessage.of("model.nats.image"), 1);

  public LossUnit {
    if (decimals < 0 || decimals > 9) {
      throw new IllegalArgumentException("a value has 0 to 9 decimals, not " + decimals);
    }
  }
}
