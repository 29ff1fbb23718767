package lunula.library;

import java.io.IOException;
import java.util.Optional;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.Progress;
import lunula.files.UserMessageException;
import lunula.library.format.ModelFolder;
import lunula.measure.GenerationMeasures;
import lunula.measure.Measuring;
import lunula.measure.OutOfDistributionSets;
import lunula.measure.TextMeasures;
import lunula.model.LiveModel;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture;
import lunula.train.Families;

/// Measures models as they lie on the disk, on the images they were trained on, and tells these
/// from the other images of the catalog.
///
/// @param catalog asked on the thread that measures
public record LibraryMeasuring(DataSets catalog) implements MeasuringService {
  @Override
  public Optional<Measurements> measure(LibraryEntry entry, Progress progress) throws IOException {
    DataSet data = catalog.load(trainedOn(entry.card()).id());
    SavedModel model = ModelFolder.read(entry.folder());
    if (data.texts().isPresent()) {
      return new TextMeasures(data).measure(model, progress);
    }
    if (!model.architecture().encodes()) {
      return generated(model, data, progress);
    }
    var measuring = new Measuring(data, new OutOfDistributionSets(catalog).to(data));
    return measuring.measure(model, Measuring.Extent.WHOLE, progress);
  }

  private static Optional<Measurements> generated(SavedModel model, DataSet data, Progress progress)
      throws IOException {
    GenerationMeasures measures = new GenerationMeasures(data);
    if (!measures.possible()) {
      throw new UserMessageException("library.classifier", data.name());
    }
    Architecture network = model.architecture();
    try (LiveModel live = Families.of(network.body()).opener().open(network, model.weights())) {
      return measures.measure(network, live, progress);
    }
  }

  private DataChoice trainedOn(ModelCard card) throws IOException {
    return catalog
        .choiceOf(card)
        .orElseThrow(
            () -> new UserMessageException("library.images.gone", card.name(), card.dataSet()));
  }
}
