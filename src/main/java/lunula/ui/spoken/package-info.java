/// The spoken line: what is on the screen in sentences, for who does not see it.
@NullMarked
package lunula.ui.spoken;

import org.jspecify.annotations.NullMarked;
