/// Measuring a model: bounds, outliers, selections, and the truth behind drawn images.
@NullMarked
package lunula.measure;

import org.jspecify.annotations.NullMarked;
