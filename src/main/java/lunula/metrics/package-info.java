/// Measures of a model, computed from plain numbers: what a card and the window say of it.
///
/// Every measure takes arrays, [lunula.model.Encodings] or [lunula.data.LabelledImages] and returns
/// a number; nothing here knows an engine, a file or a window. All of it is stateless or immutable
/// and safe to call from any thread but the window's: searches for neighbours take up to seconds
/// and use every core. [Measure] names them all, with definition, formula and source.
@NullMarked
package lunula.metrics;

import org.jspecify.annotations.NullMarked;
