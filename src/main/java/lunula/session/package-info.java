/// The session file, the notes of a running session, and the file of preferences.
@NullMarked
package lunula.session;

import org.jspecify.annotations.NullMarked;
