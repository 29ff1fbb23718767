package lunula.ui;

import lunula.data.DataSet;
import lunula.model.ImageSize;
import lunula.service.StoredMap;

/// Whether a data set is the one that lies behind a model's map: as many images, of its size.
///
/// @param model as it was stored
record ModelFit(StoredMap model) {
  boolean fits(DataSet data) {
    ImageSize size = model.card().plan().architecture().image();
    return data.test().count() == model.test().count()
        && data.train().count() == model.train().count()
        && data.width() == size.width()
        && data.height() == size.height();
  }
}
