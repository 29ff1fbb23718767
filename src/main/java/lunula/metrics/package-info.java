/// Measures of a model, computed from plain numbers.
@NullMarked
package lunula.metrics;

import org.jspecify.annotations.NullMarked;
