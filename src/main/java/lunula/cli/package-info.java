/// The same use cases from a terminal.
@NullMarked
package lunula.cli;

import org.jspecify.annotations.NullMarked;
