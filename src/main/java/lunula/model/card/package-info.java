/// What is known of a trained model: its card and its measurements.
@NullMarked
package lunula.model.card;

import org.jspecify.annotations.NullMarked;
