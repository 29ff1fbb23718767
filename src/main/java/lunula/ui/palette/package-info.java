/// The command palette: everything a person can do, found by typing.
@NullMarked
package lunula.ui.palette;

import org.jspecify.annotations.NullMarked;
