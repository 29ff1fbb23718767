package lunula.service;

import java.io.IOException;
import java.util.Map;
import lunula.data.DataSet;
import lunula.data.FashionMnist;
import lunula.data.LabelledImages;
import lunula.model.ModelCard;

/// The images of the catalog, for measuring: garments and moons are what is strange to each other.
public final class CatalogImages implements LibraryMeasuring.Images {
  /// Moons as outliers: which ones hardly matters, so one word will do.
  private static final String SHORT = "Moons";

  private static final String MOONS = "moons";

  private final DataSets catalog;

  /// @param catalog read when asked for
  public CatalogImages(DataSets catalog) {
    this.catalog = catalog;
  }

  @Override
  public DataSet trainedOn(ModelCard card) throws IOException {
    DataChoice choice =
        catalog
            .choiceOf(card)
            .orElseThrow(
                () ->
                    new IOException(
                        "The images that “%s” was trained on, %s, are not at hand."
                            .formatted(card.name(), card.dataSet())));
    return catalog.load(choice.id());
  }

  @Override
  public Map<String, LabelledImages> strangersTo(DataSet data) throws IOException {
    if (data.name().equals(FashionMnist.NAME)) {
      return Map.of(SHORT, catalog.load(MOONS).test());
    }
    boolean fits = data.width() == 28 && data.height() == 28;
    return fits ? Map.of(FashionMnist.NAME, catalog.load(FashionMnist.ID).test()) : Map.of();
  }
}
