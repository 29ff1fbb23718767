/// The map of encodings: points, legend, cursor and the grid of decoded images behind them.
@NullMarked
package lunula.ui.map;

import org.jspecify.annotations.NullMarked;
