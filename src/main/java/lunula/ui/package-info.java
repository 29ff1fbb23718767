/// The main window, its texts and themes, and the state all panels share.
@NullMarked
package lunula.ui;

import org.jspecify.annotations.NullMarked;
