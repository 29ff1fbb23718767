package lunula.cli;

import lunula.datasets.DataChoice;
import lunula.datasets.DataSets;
import picocli.CommandLine.Command;

/// `data list`: the catalog.
@Command(name = "list", description = "Lists the data sets there are, without reading them.")
final class DataList extends Action {
  DataList(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() {
    for (DataChoice choice : DataSets.in(surroundings.folders()).choices()) {
      say(
          "%-20s %s, %s, %d classes%s"
              .formatted(
                  choice.id(),
                  choice.name(),
                  choice.size(),
                  choice.classNames().size(),
                  choice.own() ? ", your own" : ""));
      tell(
          new JsonLine()
              .with("id", choice.id())
              .with("name", choice.name())
              .with("width", choice.size().width())
              .with("height", choice.size().height())
              .with("classes", choice.classNames())
              .with("own", choice.own()));
    }
    return 0;
  }
}
