package lunula.ui.explore;

import lunula.data.DataSet;
import lunula.library.StoredMap;
import lunula.model.ImageSize;

/// Whether a data set is the one that lies behind a model's map: as many images, of its size.
///
/// @param model as it was stored
public record DataSetFit(StoredMap model) {
  public boolean fits(DataSet data) {
    ImageSize size = model.card().plan().architecture().image();
    return data.test().count() == model.test().count()
        && data.train().count() == model.train().count()
        && data.width() == size.width()
        && data.height() == size.height();
  }
}
