package lunula.data;

import java.util.List;

/// A look at a person's own data before all of it is loaded.
///
/// @param images a few, as they will be
/// @param total how many there are in all, before any is left out; -1 if that is not known yet
/// @param skipped which of the first ones were left out, with reasons
/// @param notes what was found out and should be said, one sentence each
public record Preview(
    LabelledImages images, long total, List<Skipped> skipped, List<String> notes) {
  public Preview {
    skipped = List.copyOf(skipped);
    notes = List.copyOf(notes);
  }
}
