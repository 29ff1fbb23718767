package lunula.measure;

import java.io.IOException;
import java.util.Map;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.format.FashionMnist;
import lunula.data.moons.MoonPhases;
import lunula.data.moons.MoonRecipe;
import lunula.data.moons.Moons;
import lunula.datasets.DataSets;
import lunula.files.UserMessage;
import lunula.model.ImageSize;

/// Which images are strange to a data set, where nobody chose any: garments and moons are to each
/// other, and to all else garments if they have its size, or moons drawn in it. By the names of
/// their data sets, in the window and from the terminal alike.
public final class OutOfDistributionSets {
  private static final String MOONS = "moons";
  private static final String PHASE = "phase";
  private static final int LEAST_SIDE = 8;
  private static final int MOST_SIDE = 256;

  private final DataSets catalog;

  /// @param catalog read when asked for
  public OutOfDistributionSets(DataSets catalog) {
    this.catalog = catalog;
  }

  /// Test images of another kind, by their data set's name; none if none fit. Blocking.
  ///
  /// @throws IOException with a sentence, if they cannot be read
  public Map<String, LabelledImages> to(DataSet data) throws IOException {
    if (data.id().equals(FashionMnist.ID)) {
      return named(catalog.load(MOONS));
    }
    if (new ImageSize(data.width(), data.height()).equals(ImageSize.SMALL)) {
      return named(catalog.load(FashionMnist.ID));
    }
    boolean moons = data.test().factors().has(PHASE);
    return moons || !drawable(data) ? Map.of() : named(moons(data.width()));
  }

  private static boolean drawable(DataSet data) {
    return data.width() == data.height() && data.width() >= LEAST_SIDE && data.width() <= MOST_SIDE;
  }

  private static DataSet moons(int side) {
    MoonRecipe usual = MoonRecipe.of(MoonPhases.EVERY_PHASE).withSide(side);
    return new Moons(usual.withCounts(1, usual.testCount())).load();
  }

  private static Map<String, LabelledImages> named(DataSet strange) {
    return Map.of(strange.name(), strange.test());
  }

  /// Why nothing is told apart, where [#to] finds no images.
  public static UserMessage none(DataSet data) {
    return UserMessage.of("measure.outliers.none", data.width(), data.height());
  }
}
