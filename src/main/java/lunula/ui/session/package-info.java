/// The session: saving it, opening it again, and recovering it after a crash.
@NullMarked
package lunula.ui.session;

import org.jspecify.annotations.NullMarked;
