/// The decoded picture at the cursor, and the nearest real image.
@NullMarked
package lunula.ui.decode;

import org.jspecify.annotations.NullMarked;
