/// A panel as the contributors' recipe makes one: a counter of places that were noted.
@NullMarked
package lunula.ui.example;

import org.jspecify.annotations.NullMarked;
