/// The instruments of exploring: the bar on the map, and the page of the chosen one.
@NullMarked
package lunula.ui.explore;

import org.jspecify.annotations.NullMarked;
