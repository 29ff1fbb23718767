/// What the words on the screen mean: a card for each term, found by its sign, by F1 and in the
/// palette.
@NullMarked
package lunula.ui.terms;

import org.jspecify.annotations.NullMarked;
