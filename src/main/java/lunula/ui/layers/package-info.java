/// The chooser of what lies on the map besides its points, what its colours mean, and the sign that
/// a place lies off the data.
@NullMarked
package lunula.ui.layers;

import org.jspecify.annotations.NullMarked;
