/// Codes, selections and paths as CSV, NPY and NPZ.
@NullMarked
package lunula.export.numbers;

import org.jspecify.annotations.NullMarked;
