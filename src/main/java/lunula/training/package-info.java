/// The epoch loop: plan in, progress out, cancel and pause between batches.
@NullMarked
package lunula.training;

import org.jspecify.annotations.NullMarked;
