/// The main window around its features: bars, help, questions, and which model is open.
@NullMarked
package lunula.ui.shell;

import org.jspecify.annotations.NullMarked;
