/// Several models at once: side by side under one cursor, along β, and one map turning into
/// another.
@NullMarked
package lunula.ui.compare;

import org.jspecify.annotations.NullMarked;
