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
}
