/// Training: the epoch loop, background runs, and an encoder read off a trained decoder.
@NullMarked
package lunula.train;

import org.jspecify.annotations.NullMarked;
