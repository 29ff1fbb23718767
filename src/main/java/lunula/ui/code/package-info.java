/// Show the code: the program that rebuilds the open model and decodes the place under the cursor.
@NullMarked
package lunula.ui.code;

import org.jspecify.annotations.NullMarked;
