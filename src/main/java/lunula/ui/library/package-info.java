/// The model library: bundled models and one's own.
@NullMarked
package lunula.ui.library;

import org.jspecify.annotations.NullMarked;
