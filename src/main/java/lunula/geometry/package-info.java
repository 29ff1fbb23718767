/// Latent and screen points, the viewport, the nearest-point index, paths and easing. JDK only.
@NullMarked
package lunula.geometry;

import org.jspecify.annotations.NullMarked;
