/// Choosing images on the map and finding them: lasso, rectangle and brush; by number, by class, by
/// likeness and by strangeness.
@NullMarked
package lunula.ui.select;

import org.jspecify.annotations.NullMarked;
