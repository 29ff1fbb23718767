/// Composition root and main.
@NullMarked
package lunula.app;

import org.jspecify.annotations.NullMarked;
