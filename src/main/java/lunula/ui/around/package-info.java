/// Neighbourhoods: an image's posterior and what is drawn from it; samples around a place and from
/// the prior.
@NullMarked
package lunula.ui.around;

import org.jspecify.annotations.NullMarked;
