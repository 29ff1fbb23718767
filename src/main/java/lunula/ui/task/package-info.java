/// The only bridge between background work and the JavaFX thread.
@NullMarked
package lunula.ui.task;

import org.jspecify.annotations.NullMarked;
