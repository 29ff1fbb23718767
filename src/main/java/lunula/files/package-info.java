/// What files and messages are to every other room: written whole or not at all, JSON read field by
/// field, and sentences for the person as keys and arguments.
@NullMarked
package lunula.files;

import org.jspecify.annotations.NullMarked;
