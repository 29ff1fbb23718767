/// Files written whole or not at all, progress, and where the platform keeps things.
@NullMarked
package lunula.files;

import org.jspecify.annotations.NullMarked;
