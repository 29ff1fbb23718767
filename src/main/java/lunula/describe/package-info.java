/// What is seen, in sentences for who does not see it, the same from window and terminal.
@NullMarked
package lunula.describe;

import org.jspecify.annotations.NullMarked;
