package lunula.data.format;

import java.io.Closeable;
import java.io.IOException;
import lunula.data.ImportPlan;
import lunula.files.Progress;
import lunula.files.UserMessage;
import org.jspecify.annotations.Nullable;

/// Rows of numbers that should be images, all of one length: those of a table, or of an array.
interface NumberRows {
  /// What they are called.
  String name();

  /// What they are for, as far as it is told; null if not.
  ImportPlan.@Nullable Use use();

  /// How many rows there are.
  long count();

  /// How a row becomes an image.
  RowShape shape();

  /// Whether they have labels.
  boolean labelled();

  /// Begins to read.
  ///
  /// @param progress told of how far it is, of its own total
  Cursor open(Progress progress) throws IOException;

  /// One row after the other.
  interface Cursor extends Closeable {
    /// Goes to the next row.
    ///
    /// @return false after the last
    boolean next() throws IOException;

    /// Reads the row as grey numbers.
    ///
    /// @return why it is no image, going on after its name; or null
    @Nullable UserMessage read(double[] grey) throws IOException;

    /// What the row is called.
    UserMessage where();

    /// Its class; empty if there is none.
    String label();

    /// Makes sure that nothing follows the last row.
    default void finish() throws IOException {}
  }
}
