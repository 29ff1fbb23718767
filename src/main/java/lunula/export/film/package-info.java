/// Films of a path as GIF or MP4.
@NullMarked
package lunula.export.film;

import org.jspecify.annotations.NullMarked;
