/// What can be taken away: the sheet at the window's right with its pages, still pictures, numbers.
@NullMarked
package lunula.ui.takeaway;

import org.jspecify.annotations.NullMarked;
