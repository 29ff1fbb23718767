/// Readers and writers of data sets’ files: IDX, NumPy, CSV and folders of pictures.
@NullMarked
package lunula.data.format;

import org.jspecify.annotations.NullMarked;
