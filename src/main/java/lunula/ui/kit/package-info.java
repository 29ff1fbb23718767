/// What every panel is built of, and none of the panels.
@NullMarked
package lunula.ui.kit;

import org.jspecify.annotations.NullMarked;
