package lunula.library;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.files.Progress;
import lunula.library.format.ModelFolder;
import lunula.measure.Measuring;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;

/// Measures models as they lie on the disk, on the images they were trained on.
public final class LibraryMeasuring implements MeasuringService {
  private final Images images;

  /// Where the images come from. Every method may block.
  public interface Images {
    /// The data set that a model was trained on.
    ///
    /// @throws IOException with a sentence for the person, if it is not at hand
    DataSet trainedOn(ModelCard card) throws IOException;

    /// Images of another kind, by their name; those of another size are passed over.
    Map<String, LabelledImages> strangersTo(DataSet data) throws IOException;
  }

  /// @param images asked on the thread that measures
  public LibraryMeasuring(Images images) {
    this.images = images;
  }

  @Override
  public Optional<Measurements> measure(LibraryEntry entry, Progress progress) throws IOException {
    DataSet data = images.trainedOn(entry.card());
    var measuring = new Measuring(data, images.strangersTo(data));
    return measuring.measure(ModelFolder.read(entry.folder()), Measuring.Extent.WHOLE, progress);
  }
}
