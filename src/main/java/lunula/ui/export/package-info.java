/// The export sheet at the right of the window, with its pages for pictures and numbers.
@NullMarked
package lunula.ui.export;

import org.jspecify.annotations.NullMarked;
