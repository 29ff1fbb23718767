/// Lessons in the window: played, answered, handed in.
@NullMarked
package lunula.ui.lesson;

import org.jspecify.annotations.NullMarked;
