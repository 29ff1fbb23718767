/// Drawn moons, whose truth is known.
@NullMarked
package lunula.data.moons;

import org.jspecify.annotations.NullMarked;
