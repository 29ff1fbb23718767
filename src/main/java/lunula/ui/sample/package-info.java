/// Sampling: pictures drawn around a place, from the prior, and from an image’s posterior.
@NullMarked
package lunula.ui.sample;

import org.jspecify.annotations.NullMarked;
