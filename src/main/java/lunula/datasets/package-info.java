/// Which data sets there are: the bundled ones, drawn moons, and a person’s own.
@NullMarked
package lunula.datasets;

import org.jspecify.annotations.NullMarked;
