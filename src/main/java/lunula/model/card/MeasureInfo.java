package lunula.model.card;

/// What a person wants to know about a measure. Plain text, for the window and the terminal.
///
/// @param name a few words, as shown beside the figure
/// @param definition one or two sentences in plain words
/// @param formula in Unicode, on one line
/// @param source where it comes from: authors, year, place
public record MeasureInfo(String name, String definition, String formula, String source) {}
