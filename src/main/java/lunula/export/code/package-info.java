/// The open model as a program in Python or Java.
@NullMarked
package lunula.export.code;

import org.jspecify.annotations.NullMarked;
