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
import lunula.data.ImportOptions;
import lunula.data.LabelledImages;
import lunula.data.Shaping;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.StoredModels;
import lunula.library.format.ModelFolder;
import lunula.measure.CrossMeasures;
import lunula.measure.GenerationMeasures;
import lunula.measure.Measuring;
import lunula.measure.OutOfDistributionSets;
import lunula.measure.TextMeasures;
import lunula.model.LiveModel;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.model.card.SavedModel;
import lunula.model.network.Multimodal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `evaluate`: measures a model on the images it was trained on.
@Command(name = "evaluate")
final class EvaluateCommand extends CliCommand {
  private static final int NAMES = 44;

  private static final String CLASS = "class:";

  @Mixin private ModelImages model = new ModelImages();

  @Option(names = "--quick")
  private boolean quick;

  @Option(names = "--outliers", paramLabel = "ID|PATH|class:K")
  private List<String> outliers = List.of();

  @Option(names = "--generated")
  private boolean generated;

  @Option(names = "--beside", paramLabel = "MODEL")
  private @Nullable String beside;

  @Option(names = "--save")
  private boolean save;

  @Override
  public Integer call() throws IOException {
    Path folder = model.folder(this);
    SavedModel saved = ModelFolder.read(folder);
    DataSet images = model.load(this, saved.card());
    if (images.texts().isPresent()) {
      return evaluateTexts(folder, saved, images);
    }
    if (generated || !saved.architecture().encodes()) {
      return evaluateGenerated(folder, saved, images);
    }
    if (beside != null && !(saved.architecture().body() instanceof Multimodal)) {
      throw wrong("cli.decode.describes", saved.card().name());
    }
    Map<String, LabelledImages> elsewhere = new LinkedHashMap<>();
    Set<Integer> classes = new TreeSet<>();
    chooseOutliers(saved, images, elsewhere, classes);
    Measurements measured =
        behindBar(
                words("cli.evaluate.progress"),
                progress ->
                    new Measuring(images, elsewhere, classes)
                        .measure(
                            saved,
                            quick ? Measuring.Extent.QUICK : Measuring.Extent.WHOLE,
                            progress))
            .orElseThrow();
    if (!quick && saved.architecture().body() instanceof Multimodal) {
      measured = measured.with(crossed(folder, images));
    }
    if (!skipped().isEmpty()) {
      tell(JsonLine.of("skipped", skipped()));
    }
    measured.values().forEach(this::print);
    if (save) {
      ModelFolder.replaceCard(folder, saved.card().with(measured));
    }
    return 0;
  }

  /// From pictures to descriptions and back.
  private Measurements crossed(Path folder, DataSet images) throws IOException {
    StoredModels models = new StoredModels();
    SavedModel other = beside == null ? null : ModelFolder.read(models().folder(beside));
    try (LiveModel live = models.live(models.map(folder))) {
      return behindBar(
              words("cli.evaluate.progress"),
              progress -> new CrossMeasures(images).measure(live, other, progress))
          .orElseThrow();
    }
  }

  private int evaluateTexts(Path folder, SavedModel saved, DataSet texts) throws IOException {
    if (generated || !outliers.isEmpty()) {
      throw wrong("cli.evaluate.texts");
    }
    Measurements measured =
        behindBar(
                words("cli.evaluate.progress"),
                progress -> new TextMeasures(texts).measure(saved, progress))
            .orElseThrow();
    measured.values().forEach(this::print);
    if (save) {
      ModelFolder.replaceCard(folder, saved.card().with(measured));
    }
    return 0;
  }

  /// What the model makes of its prior.
  private int evaluateGenerated(Path folder, SavedModel saved, DataSet images) throws IOException {
    if (quick || !outliers.isEmpty()) {
      throw wrong("cli.evaluate.generated");
    }
    if (saved.architecture().prior().isEmpty()) {
      throw wrong("cli.sample.prior", saved.card().name());
    }
    GenerationMeasures measures = new GenerationMeasures(images);
    if (!measures.possible()) {
      throw new UserMessageException("cli.evaluate.classifier", images.name());
    }
    Measurements measured;
    try (LiveModel live = new StoredModels().live(new StoredModels().map(folder))) {
      measured =
          behindBar(
                  words("cli.evaluate.progress"),
                  progress -> measures.measure(saved.architecture(), live, progress))
              .orElseThrow();
    }
    measured.values().forEach(this::print);
    if (save) {
      ModelFolder.replaceCard(folder, saved.card().with(saved.card().measures().with(measured)));
    }
    return 0;
  }

  /// What the model's own images are told from.
  ///
  /// @param elsewhere gets images of other data sets
  /// @param classes gets numbers of classes of the model's own data set
  private void chooseOutliers(
      SavedModel saved, DataSet images, Map<String, LabelledImages> elsewhere, Set<Integer> classes)
      throws IOException {
    if (quick) {
      if (!outliers.isEmpty()) {
        throw wrong("cli.evaluate.quick");
      }
    } else if (saved.architecture().conditional()) {
      warn("cli.evaluate.conditional", saved.card().name());
    } else if (outliers.isEmpty()) {
      elsewhere.putAll(new OutOfDistributionSets(dataSets()).to(images));
      if (elsewhere.isEmpty() && !saved.card().plan().leavesOut()) {
        warn("cli.evaluate.none", OutOfDistributionSets.none(images));
      }
    }
    for (String word : outliers) {
      if (word.startsWith(CLASS)) {
        classes.add(outlierClass(saved, images, word.substring(CLASS.length())));
      } else {
        DataSet set = outlierSet(word, images);
        elsewhere.put(set.name(), set.test());
      }
    }
  }

  private int outlierClass(SavedModel saved, DataSet images, String word) {
    int label = ModelImages.classNumber(images, word);
    if (saved.card().plan().withoutClass() != label) {
      warn("cli.evaluate.learned", saved.card().name(), images.classNames().get(label));
    }
    return label;
  }

  /// Pictures and files are brought to the size of the model's own images.
  private DataSet outlierSet(String word, DataSet images) throws IOException {
    boolean known = dataSets().choices().stream().anyMatch(choice -> choice.id().equals(word));
    boolean square = images.width() == images.height();
    Shaping shape = square ? Shaping.square(images.width()) : Shaping.asItIs();
    DataSet set = known ? load(word) : load(dataSets().elsewhere(word, ImportOptions.of(shape)));
    if (set.width() != images.width() || set.height() != images.height()) {
      throw wrong(
          "cli.evaluate.size",
          set.name(),
          set.width(),
          set.height(),
          images.name(),
          images.width(),
          images.height());
    }
    return set;
  }

  private void print(String key, List<Double> numbers) {
    String[] parts = key.split("@", 2);
    Measure measure = Measure.withId(parts[0]).orElseThrow();
    String subject = parts.length == 2 ? parts[1] : "";
    print(
        "%s %s %s"
            .formatted(
                Words.padded(
                    UserMessages.words(measure.info().name())
                        + (subject.isEmpty() ? "" : " (" + subject + ")"),
                    NAMES),
                numbers.stream().map(EvaluateCommand::number).collect(Collectors.joining(" ")),
                UserMessages.words(measure.info().unit()))
            .stripTrailing());
    tell(
        JsonLine.of("measure", measure.id())
            .with("subject", subject)
            .with("values", numbers)
            .with("unit", measure.unit()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.4f" : "%.2f", value);
  }
}
