/// What makes the start fast and failures at the start readable.
@NullMarked
package lunula.app.start;

import org.jspecify.annotations.NullMarked;
