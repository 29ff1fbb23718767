package lunula.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lunula.data.DataSet;
import lunula.library.StoredModels;
import lunula.model.card.SavedModel;
import lunula.model.loss.Losses;
import lunula.train.AnchoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `models anchor`: another encoder for a trained decoder.
@Command(name = "anchor", sortOptions = false)
final class ModelsAnchor extends CliCommand {
  @Option(names = "--anchors", paramLabel = "N")
  private int anchors = 1024;

  @Mixin private ModelImages model = new ModelImages();
  @Mixin private ModelTarget target = new ModelTarget();

  @Override
  public Integer call() throws IOException {
    target.check();
    SavedModel trained = new StoredModels().read(model.folder(this));
    DataSet images = model.load(this, trained.card());
    SavedModel anchored =
        behindBar(
                words("cli.anchor.progress"),
                progress -> new AnchoredModel(trained, images, anchors).made(progress))
            .named(target.name(words("cli.anchor.name", trained.card().name())));
    List<String> folders = new ArrayList<>();
    boolean asWanted = target.write(this, anchored, folders);
    LossWords losses = new LossWords(anchored.architecture());
    Losses before = trained.card().test().sampled();
    Losses now = anchored.card().test().sampled();
    say("cli.anchor.before", losses.total(before));
    say("cli.anchor.now", losses.total(now));
    folders.forEach(folder -> say("cli.target.written", folder));
    tell(
        new JsonLine()
            .with("anchors", anchors)
            .with("before", new JsonLine().with(losses, before))
            .with(losses, now)
            .with("folders", folders));
    return asWanted ? 0 : 1;
  }
}
