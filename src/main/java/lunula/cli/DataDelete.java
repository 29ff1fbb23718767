package lunula.cli;

import java.io.IOException;
import lunula.datasets.DataSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data delete`: removes one of one's own data sets.
@Command(
    name = "delete",
    aliases = "remove",
    description = "Deletes one of your own data sets for good.")
final class DataDelete extends Action {
  @Parameters(paramLabel = "ID", description = "Its id; “lunula data list” shows all.")
  private String id = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  DataDelete(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    if (yes || confirmed("Delete the data set “%s” for good?".formatted(id))) {
      DataSets.in(surroundings.folders()).delete(id);
      say("deleted " + id);
      tell(new JsonLine().with("deleted", id));
      return 0;
    }
    return 1;
  }
}
