/// Lessons: files of steps that a teacher writes in Markdown, read and checked without a window.
@NullMarked
package lunula.lesson;

import org.jspecify.annotations.NullMarked;
