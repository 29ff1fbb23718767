/// Selecting images on the map and finding them: lasso, rectangle and brush; by number, by class,
/// by similarity and as outliers.
@NullMarked
package lunula.ui.select;

import org.jspecify.annotations.NullMarked;
