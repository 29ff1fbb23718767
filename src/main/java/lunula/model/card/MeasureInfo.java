package lunula.model.card;

import lunula.files.UserMessage;

/// What a person wants to know about a measure.
///
/// @param name a few words, as shown beside the figure
/// @param definition one or two sentences in plain words
/// @param formula in Unicode, on one line
/// @param source where it comes from: authors, year, place
/// @param unit what one of it is called
public record MeasureInfo(
    UserMessage name,
    UserMessage definition,
    UserMessage formula,
    UserMessage source,
    UserMessage unit) {}
