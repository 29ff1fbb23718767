package lunula.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lunula.data.DataSet;
import lunula.datasets.DataSets;
import lunula.library.StoredModels;
import lunula.model.card.SavedModel;
import lunula.train.AnchoredModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models anchor`: another encoder for a trained decoder.
@Command(
    name = "anchor",
    description = {
      "Makes a model with the same decoder and an encoder that is read off it by Bayes' rule:",
      "places of the map are weighed by how likely the decoder makes the image there. It errs",
      "less on images that it has never seen, so the bound comes closer."
    },
    sortOptions = false,
    footer = {"", "Example:", "  lunula models anchor my-model --anchors 1024 --keep"})
final class ModelsAnchor extends Action {
  @Parameters(
      paramLabel = "MODEL",
      description = "A variational autoencoder of fully connected layers.")
  private String model = "";

  @Option(
      names = "--anchors",
      paramLabel = "N",
      defaultValue = "1024",
      description = "How many places, 1 to 8192; more are finer. Usually ${DEFAULT-VALUE}.")
  private int anchors;

  @Option(
      names = "--data",
      paramLabel = "ID|PATH",
      description = "Its images, if the model's card does not lead to them.")
  private @Nullable String data;

  @Mixin private ModelTarget target = new ModelTarget();

  ModelsAnchor(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    target.check(this);
    SavedModel trained = new StoredModels().read(new ModelFinder(surroundings).folder(model));
    String called = target.name(trained.card().name() + ", anchored");
    DataSets sets = DataSets.in(surroundings.folders());
    DataSet images = load(sets, ModelData.word(sets, trained.card(), data));
    ModelData.check(trained.card(), images);
    SavedModel anchored = anchored(trained, images).named(called);
    List<String> folders = new ArrayList<>();
    boolean asWanted = target.write(this, anchored, folders);
    tell(trained, anchored, folders);
    return asWanted ? 0 : 1;
  }

  private SavedModel anchored(SavedModel trained, DataSet images) {
    try (ProgressBar bar = new ProgressBar(surroundings)) {
      return new AnchoredModel(trained, images, anchors).made(new Work(bar, "placing the anchors"));
    }
  }

  private void tell(SavedModel trained, SavedModel anchored, List<String> folders) {
    LossWords losses = new LossWords(anchored.architecture());
    say("before  " + losses.total(trained.card().test().sampled()));
    say("now     " + losses.total(anchored.card().test().sampled()));
    folders.forEach(folder -> say("written to " + folder));
    tell(
        new JsonLine()
            .with("anchors", anchors)
            .with("before", new JsonLine().with(losses, trained.card().test().sampled()))
            .with(losses, anchored.card().test().sampled())
            .with("folders", folders));
  }
}
