/// Interpolation between two places: player and strip of pictures.
@NullMarked
package lunula.ui.path;

import org.jspecify.annotations.NullMarked;
