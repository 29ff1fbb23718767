/// The tour that plays the window by itself and keeps pictures of it.
@NullMarked
package lunula.app.tour;

import org.jspecify.annotations.NullMarked;
