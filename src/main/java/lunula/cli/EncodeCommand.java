package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.datasets.DataSets;
import lunula.export.numbers.EncodingsTable;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.LiveModel;
import lunula.model.NoEncoderException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `encode`: writes where images lie in a model's latent space.
@Command(
    name = "encode",
    description = "Writes where images lie in a model's latent space: z, class and index.",
    footer = {
      "",
      "Examples:",
      "  lunula encode fashion-mnist-vae --npz codes.npz",
      "  lunula encode my-model --data photos/ --part all --csv codes.csv"
    })
final class EncodeCommand extends Action {
  /// Which of a data set's images.
  enum Part {
    TRAIN,
    TEST,
    /// Test images first.
    ALL
  }

  @Parameters(paramLabel = "MODEL", description = "A model of the library, or a folder.")
  private String model = "";

  @Option(
      names = "--data",
      paramLabel = "ID|PATH",
      description = "Other images than the model was trained on.")
  private @Nullable String data;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description = "test (the default), train, or all: the test images first.")
  private Part part = Part.TEST;

  @Option(names = "--npz", paramLabel = "FILE", description = "NumPy archive to write.")
  private @Nullable Path npz;

  @Option(names = "--csv", paramLabel = "FILE", description = "Table to write.")
  private @Nullable Path csv;

  EncodeCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    if (npz == null && csv == null) {
      throw wrong("Say where the numbers go: --npz FILE or --csv FILE.");
    }
    StoredModels models = new StoredModels();
    StoredMap map = models.map(new ModelFinder(surroundings).folder(model));
    DataSets sets = DataSets.in(surroundings.folders());
    DataSet images = load(sets, ModelData.word(sets, map.card(), data));
    ModelData.check(map.card(), images);
    LabelledImages chosen = chosen(images);
    try (LiveModel live = models.live(map)) {
      Encoder encoder = live.encoder().orElseThrow(NoEncoderException::new);
      write(encoder.encode(chosen.allPixels(), chosen.allLabels()), chosen.allLabels());
    }
    return 0;
  }

  private LabelledImages chosen(DataSet images) {
    return switch (part) {
      case TRAIN -> images.train();
      case TEST -> images.test();
      case ALL -> images.test().followedBy(images.train());
    };
  }

  private void write(Encodings encodings, byte[] labels) throws IOException {
    if (npz != null) {
      new EncodingsTable(encodings, labels).writeNpz(npz);
      written(npz, encodings.count());
    }
    if (csv != null) {
      new EncodingsTable(encodings, labels).writeCsv(csv);
      written(csv, encodings.count());
    }
  }

  private void written(Path file, int count) {
    say("%,d images encoded into %s".formatted(count, file));
    tell(
        new JsonLine()
            .with("file", file.toString())
            .with("images", count)
            .with("skipped", skipped()));
  }
}
