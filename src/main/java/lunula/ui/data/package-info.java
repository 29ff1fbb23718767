/// A person's own images: looked at, shaped, and kept as a data set.
@NullMarked
package lunula.ui.data;

import org.jspecify.annotations.NullMarked;
