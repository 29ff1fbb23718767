package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lunula.data.DataSet;
import lunula.data.FashionMnist;
import lunula.data.LabelledImages;
import lunula.model.Measure;
import lunula.model.Measurements;
import lunula.model.SavedModel;
import lunula.service.DataSets;
import lunula.service.Measuring;
import lunula.service.StoredModels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `evaluate`: measures a model on the images it was trained on.
@Command(
    name = "evaluate",
    description =
        "Measures a model: bounds, errors, latent space, outliers and, on moons, factors.",
    footer = {
      "",
      "Examples:",
      "  lunula evaluate fashion-mnist-vae --quick",
      "  lunula evaluate my-model --data photos/ --save --json"
    })
final class EvaluateCommand extends Action {
  private static final String STRANGE_MOONS = "moons";

  @Parameters(paramLabel = "MODEL", description = "A model of the library, or a folder.")
  private String model = "";

  @Option(
      names = "--data",
      paramLabel = "ID|PATH",
      description = "Its images, if the model's card does not lead to them.")
  private @Nullable String data;

  @Option(names = "--quick", description = "Leave out what takes long.")
  private boolean quick;

  @Option(names = "--save", description = "Write what was measured on the model's card.")
  private boolean save;

  EvaluateCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    Path folder = new ModelFinder(surroundings).folder(model);
    SavedModel saved = new StoredModels().read(folder);
    DataSets sets = DataSets.in(surroundings.folders());
    DataSet images = load(sets, ModelData.word(sets, saved.card(), data));
    ModelData.check(saved.card(), images);
    Measurements measured = measure(saved, images, strangers(sets, images));
    if (!skipped().isEmpty()) {
      tell(new JsonLine().with("skipped", skipped()));
    }
    measured.values().forEach(this::print);
    if (save) {
      new StoredModels().replaceCard(folder, saved.card().with(measured));
    }
    return 0;
  }

  private Measurements measure(
      SavedModel saved, DataSet images, Map<String, LabelledImages> strangers) {
    var extent = quick ? Measuring.Extent.QUICK : Measuring.Extent.WHOLE;
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      Work work = new Work(bar, "measuring");
      return new Measuring(images, strangers).measure(saved, extent, work).orElseThrow();
    }
  }

  /// Images that the model never saw, to tell from its own.
  private static Map<String, LabelledImages> strangers(DataSets sets, DataSet images)
      throws IOException {
    boolean garments = images.id().equals(FashionMnist.ID);
    if (!garments && (images.width() != 28 || images.height() != 28)) {
      return Map.of();
    }
    DataSet strange = sets.load(garments ? STRANGE_MOONS : FashionMnist.ID);
    return Map.of(strange.name(), strange.test());
  }

  private void print(String key, List<Double> numbers) {
    String[] parts = key.split("@", 2);
    Measure measure = Measure.withId(parts[0]).orElseThrow();
    String subject = parts.length == 2 ? " (" + parts[1] + ")" : "";
    say(
        "%-44s %s %s"
            .formatted(
                measure.info().name() + subject,
                numbers.stream().map(EvaluateCommand::number).collect(Collectors.joining(" ")),
                measure.unit())
            .stripTrailing());
    tell(
        new JsonLine()
            .with("measure", measure.id())
            .with("subject", parts.length == 2 ? parts[1] : "")
            .with("values", numbers)
            .with("unit", measure.unit()));
  }

  private static String number(double value) {
    return Math.abs(value) < 1
        ? String.format(Locale.ROOT, "%.4f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
