package lunula.model.loss;

import lunula.files.UserMessage;

/// One loss that a family of models declares: what it is called, what it is counted in, and which
/// values are better.
///
/// @param id its name in `card.json` and in the terminal's JSON lines; never changes
/// @param name as it stands within a sentence
/// @param brief the same where there is little room
/// @param label as it stands alone
/// @param tip a sentence on what its value says
/// @param unit of its values
/// @param better which values are better
/// @param adds whether it is a part of the family's total
public record LossSeries(
    String id,
    UserMessage name,
    UserMessage brief,
    UserMessage label,
    UserMessage tip,
    LossUnit unit,
    Better better,
    boolean adds) {
  public LossSeries {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a loss needs an id");
    }
  }

  /// What the values of a loss are counted in.
  ///
  /// @param name as it stands behind a number: nats
  /// @param axis as it stands beside an axis: nats per image
  /// @param decimals how many decimals a value is shown with at a glance, 0 to 9
  public record LossUnit(UserMessage name, UserMessage axis, int decimals) {
    /// Nats per image.
    public static final LossUnit NATS_PER_IMAGE =
        new LossUnit(UserMessage.of("model.nats"), UserMessage.of("model.nats.image"), 1);

    /// Nats per text.
    public static final LossUnit NATS_PER_TEXT =
        new LossUnit(UserMessage.of("model.nats"), UserMessage.of("model.nats.text"), 1);

    public LossUnit {
      if (decimals < 0 || decimals > 9) {
        throw new IllegalArgumentException("a value has 0 to 9 decimals, not " + decimals);
      }
    }
  }
}
