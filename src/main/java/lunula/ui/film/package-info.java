/// Films of the path and of the hand, to take away.
@NullMarked
package lunula.ui.film;

import org.jspecify.annotations.NullMarked;
