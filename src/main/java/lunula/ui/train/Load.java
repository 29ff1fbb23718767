package lunula.ui.train;

import lunula.data.DataException;
import lunula.data.DataSet;

/// Loads a data set; blocks.
@FunctionalInterface
public interface Load {
  /// @param id of the data set's [lunula.datasets.DataChoice]
  /// @throws DataException with a sentence for the person
  DataSet load(String id) throws DataException;
}
