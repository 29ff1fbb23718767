/// The session: what is kept of exploring, opened again, and noted down in case of a crash.
@NullMarked
package lunula.ui.session;

import org.jspecify.annotations.NullMarked;
