/// Data sets: labelled images, IDX files, Fashion-MNIST. JDK only.
@NullMarked
package lunula.data;

import org.jspecify.annotations.NullMarked;
