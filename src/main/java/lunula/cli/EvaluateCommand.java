package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lunula.data.DataSet;
import lunula.data.LabelledImages;
import lunula.data.Shaping;
import lunula.datasets.DataSets;
import lunula.files.UserMessages;
import lunula.library.StoredModels;
import lunula.measure.Measuring;
import lunula.measure.OutOfDistributionSets;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
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
      "  lunula evaluate my-model --data photos/ --save --json",
      "  lunula evaluate my-model --outliers class:Dress --outliers photos/"
    })
final class EvaluateCommand extends Action {
  private static final String CLASS = "class:";

  @Parameters(paramLabel = "MODEL", description = "A model of the library, or a folder.")
  private String model = "";

  @Option(
      names = "--data",
      paramLabel = "ID|PATH",
      description = "Its images, if the model's card does not lead to them.")
  private @Nullable String data;

  @Option(names = "--quick", description = "Leave out what takes long.")
  private boolean quick;

  @Option(
      names = "--outliers",
      paramLabel = "ID|PATH|class:K",
      description =
          "Images to tell from the model's own, more than once if need be: a data set, a file or"
              + " folder, or a class of its own data. Garments or moons if not given. The class"
              + " that the model was trained without is always told apart.")
  private List<String> outliers = List.of();

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
    Measurements measured = measure(saved, images, chosen(sets, saved, images));
    if (!skipped().isEmpty()) {
      tell(new JsonLine().with("skipped", skipped()));
    }
    measured.values().forEach(this::print);
    if (save) {
      new StoredModels().replaceCard(folder, saved.card().with(measured));
    }
    return 0;
  }

  private Measurements measure(SavedModel saved, DataSet images, Chosen strange) {
    var extent = quick ? Measuring.Extent.QUICK : Measuring.Extent.WHOLE;
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      Work work = new Work(bar, "measuring");
      return new Measuring(images, strange.elsewhere, strange.classes)
          .measure(saved, extent, work)
          .orElseThrow();
    }
  }

  /// What the model's own images are told from.
  ///
  /// @param classes numbers of classes of the model's own data set
  private record Chosen(Map<String, LabelledImages> elsewhere, Set<Integer> classes) {}

  private Chosen chosen(DataSets sets, SavedModel saved, DataSet images) throws IOException {
    if (quick) {
      if (!outliers.isEmpty()) {
        throw wrong("--quick leaves the outliers out; give --outliers without it.");
      }
      return new Chosen(Map.of(), Set.of());
    }
    if (saved.architecture().conditional()) {
      warn(
          "“%s” must be told a class, which an outlier has not: no outliers are measured."
              .formatted(saved.card().name()));
      return new Chosen(Map.of(), Set.of());
    }
    return outliers.isEmpty() ? usual(sets, saved, images) : chosenOnes(sets, saved, images);
  }

  private Chosen usual(DataSets sets, SavedModel saved, DataSet images) throws IOException {
    Map<String, LabelledImages> strangers = new OutOfDistributionSets(sets).to(images);
    if (strangers.isEmpty() && !saved.card().plan().leavesOut()) {
      warn(UserMessages.words(OutOfDistributionSets.none(images)) + " Name some with --outliers.");
    }
    return new Chosen(strangers, Set.of());
  }

  private Chosen chosenOnes(DataSets sets, SavedModel saved, DataSet images) throws IOException {
    Map<String, LabelledImages> elsewhere = new LinkedHashMap<>();
    Set<Integer> classes = new TreeSet<>();
    for (String word : outliers) {
      if (word.startsWith(CLASS)) {
        classes.add(strangeClass(saved, images, word.substring(CLASS.length())));
      } else {
        DataSet strange = strangers(sets, word, images);
        elsewhere.put(strange.name(), strange.test());
      }
    }
    return new Chosen(elsewhere, classes);
  }

  private int strangeClass(SavedModel saved, DataSet images, String word) {
    int label = ClassWord.number(images, word);
    if (saved.card().plan().withoutClass() != label) {
      warn(
          "“%s” has learned the class “%s”, so its images are not strange to it."
              .formatted(saved.card().name(), images.classNames().get(label)));
    }
    return label;
  }

  /// Pictures and files are brought to the size of the model's own images.
  private DataSet strangers(DataSets sets, String word, DataSet images) throws IOException {
    boolean known = sets.choices().stream().anyMatch(choice -> choice.id().equals(word));
    boolean square = images.width() == images.height();
    DataSet strange =
        known
            ? load(sets, word)
            : load(
                sets.elsewhere(word, square ? Shaping.square(images.width()) : Shaping.asItIs()));
    if (strange.width() != images.width() || strange.height() != images.height()) {
      throw new IllegalArgumentException(
          "%s has images of %d × %d, which cannot be told from those of %s, which are %d × %d"
              .formatted(
                  strange.name(),
                  strange.width(),
                  strange.height(),
                  images.name(),
                  images.width(),
                  images.height()));
    }
    return strange;
  }

  private void print(String key, List<Double> numbers) {
    String[] parts = key.split("@", 2);
    Measure measure = Measure.withId(parts[0]).orElseThrow();
    String subject = parts.length == 2 ? " (" + parts[1] + ")" : "";
    say(
        "%-44s %s %s"
            .formatted(
                UserMessages.words(measure.info().name()) + subject,
                numbers.stream().map(EvaluateCommand::number).collect(Collectors.joining(" ")),
                UserMessages.words(measure.info().unit()))
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
