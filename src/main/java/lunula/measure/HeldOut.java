package lunula.measure;

import lunula.data.DataException;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.model.card.SavedModel;

/// A class of a data set that a model has not learned: everything is measured without it, and its
/// images are what is strange to the model.
public final class HeldOut {
  private HeldOut() {}

  /// What the images of a class are called as outliers.
  static String subject(DataSet data, int label) {
    return "class " + data.classNames().get(label);
  }

  /// @throws DataException with a sentence, if there is no such class or nothing besides it
  public static void check(DataSet data, int label) throws DataException {
    if (label >= data.classNames().size()) {
      throw new DataException("measure.classless", data.name(), label);
    }
    if (data.train().notOfClass(label).length == 0 || data.test().notOfClass(label).length == 0) {
      throw new DataException("measure.alone", data.name(), data.classNames().get(label));
    }
  }

  /// A data set without a class; its other classes keep their numbers.
  static DataSet known(DataSet data, int label) {
    return new DataSet(
        data.id(),
        data.name(),
        known(data.train(), label),
        known(data.test(), label),
        data.checksum(),
        data.origin());
  }

  private static LabelledImages known(LabelledImages images, int label) {
    return images.pick(images.notOfClass(label));
  }

  /// A model with the encodings of what [#known] holds.
  static SavedModel known(SavedModel model, DataSet data, int label) {
    return new SavedModel(
        model.card(),
        model.weights(),
        model.train().pick(data.train().notOfClass(label)),
        model.test().pick(data.test().notOfClass(label)));
  }
}
