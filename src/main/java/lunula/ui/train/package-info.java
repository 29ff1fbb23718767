/// The training panel and its live curves.
@NullMarked
package lunula.ui.train;

import org.jspecify.annotations.NullMarked;
