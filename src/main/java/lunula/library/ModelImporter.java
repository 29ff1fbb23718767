package lunula.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import lunula.files.Progress;
import lunula.files.UserMessage;
import lunula.files.UserMessageException;
import lunula.library.format.ModelFolder;
import lunula.library.format.ModelFolder.BareModel;
import lunula.model.Encodings;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.card.SavedModel;
import lunula.model.network.Architecture;
import lunula.model.plan.TrainingPlan;
import lunula.networks.Autoencoder;
import lunula.networks.Evaluation;
import lunula.networks.ResidentImages;
import lunula.train.BackgroundRun;

/// Makes a whole model of a network that was trained elsewhere: encodes the first data set whose
/// images fit it, measures its losses there, and writes it a card.
///
/// Blocking, for some seconds; one thread, since the engine leaks memory for every new one.
final class ModelImporter {
  private static final long SEED = 1;

  private final DataSets data;

  /// @param data what to look for fitting images in
  ModelImporter(DataSets data) {
    this.data = data;
  }

  /// Reads and completes a bare model.
  ///
  /// @param folder holds `config.json` and `model.safetensors`; only read
  /// @param progress hears how many images have their places; called on this thread
  /// @throws IOException with a sentence for the person, if it cannot be read or no images fit
  /// @throws CancellationException if the listener ended it
  SavedModel adopt(Path folder, Progress progress) throws IOException {
    BareModel bare = ModelFolder.readBare(folder);
    Path last = folder.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "Model" : last.toString();
    DataSet images = data.load(fitting(bare.architecture(), name).id());
    String engine = Autoencoder.start(bare.architecture());
    try (Autoencoder network = Autoencoder.of(bare.architecture(), bare.weights());
        ResidentImages test = new ResidentImages(images.test());
        ResidentImages train = new ResidentImages(images.train())) {
      Encodings trainPlaces = network.encode(train, after(0, test.count(), progress));
      Encodings testPlaces = network.encode(test, after(train.count(), 0, progress));
      ModelCard.TestResult tested =
          Evaluation.full(TrainingPlan.EVERY_CLASS, network, test, new Random(SEED));
      ModelCard card = card(name, bare, images, tested, engine);
      return new SavedModel(card, bare.weights(), trainPlaces, testPlaces);
    }
  }

  /// Tells of a part of the images.
  ///
  /// @param before images done before
  /// @param later images to do after this part
  private static Progress after(long before, long later, Progress whole) {
    return (done, count) -> whole.goesOn(before + done, before + count + later);
  }

  private DataChoice fitting(Architecture network, String name) throws IOException {
    return data.choices().stream()
        .filter(choice -> fits(network, choice))
        .findFirst()
        .orElseThrow(() -> new UserMessageException(misfit(network, name), null));
  }

  private static boolean fits(Architecture network, DataChoice choice) {
    boolean classes = !network.conditional() || choice.classNames().size() == network.classes();
    return classes && choice.size().equals(network.image());
  }

  private static UserMessage misfit(Architecture network, String name) {
    Object classes =
        network.conditional() ? UserMessage.of("library.misfit.classes", network.classes()) : "";
    return UserMessage.of("library.misfit", name, network.image().toString(), classes);
  }

  private static ModelCard card(
      String name, BareModel bare, DataSet images, ModelCard.TestResult tested, String engine) {
    Map<String, String> versions = new LinkedHashMap<>(BackgroundRun.versions(engine));
    versions.put(ModelCard.TRAINING, ModelCard.ELSEWHERE);
    return new ModelCard(
        name,
        "Trained elsewhere: a network %s, shown and measured here on %s."
            .formatted(bare.architecture().summary(), images.name()),
        images.name(),
        images.checksum(),
        TrainingPlan.unknown(bare.architecture(), bare.objective()),
        List.of(),
        tested,
        0,
        Instant.now(),
        versions,
        Measurements.NONE);
  }
}
