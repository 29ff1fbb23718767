/// Bring your own: pictures that are drawn, loaded, pasted or dropped, as the open model sees them.
@NullMarked
package lunula.ui.draw;

import org.jspecify.annotations.NullMarked;
