/// Still pictures as PNG, SVG and PDF.
@NullMarked
package lunula.export.picture;

import org.jspecify.annotations.NullMarked;
