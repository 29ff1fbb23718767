/// A − B + C among places, images, classes and drawings.
@NullMarked
package lunula.ui.arithmetic;

import org.jspecify.annotations.NullMarked;
