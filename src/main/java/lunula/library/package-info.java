/// The models at hand: those that came with the app and a person’s own.
@NullMarked
package lunula.library;

import org.jspecify.annotations.NullMarked;
