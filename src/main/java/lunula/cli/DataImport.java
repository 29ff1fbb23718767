package lunula.cli;

import java.io.IOException;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data import`: keeps images among one's own data sets.
@Command(
    name = "import",
    description = "Keeps images as one of your own data sets, for the window too.",
    footer = {"", "Example:", "  lunula data import photos/ --size 32 --name \"My photos\""})
final class DataImport extends Action {
  @Parameters(paramLabel = "PATH", description = "A file or folder.")
  private String data = "";

  @Mixin private ShapingOptions shape = new ShapingOptions();

  @Option(names = "--name", description = "What to call it; its own name if not given.")
  private @Nullable String name;

  DataImport(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    DataSets sets = DataSets.in(surroundings.folders());
    DataSet set = load(sets.elsewhere(data, shape.shaping()));
    DataChoice kept = sets.keep(set, name == null ? set.name() : name);
    say("kept as " + kept.id());
    tell(new JsonLine().with("id", kept.id()).with("name", kept.name()).with("skipped", skipped()));
    return 0;
  }
}
