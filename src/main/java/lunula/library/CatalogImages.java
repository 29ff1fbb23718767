package lunula.library;

import java.io.IOException;
import java.util.Map;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.measure.OutOfDistributionSets;
import lunula.model.card.ModelCard;

/// The images of the catalog, for measuring.
public final class CatalogImages implements LibraryMeasuring.Images {
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
                    new UserMessageException(
                        UserMessage.of("library.images.gone", card.name(), card.dataSet()), null));
    return catalog.load(choice.id());
  }

  @Override
  public Map<String, LabelledImages> strangersTo(DataSet data) throws IOException {
    return new OutOfDistributionSets(catalog).to(data);
  }
}
