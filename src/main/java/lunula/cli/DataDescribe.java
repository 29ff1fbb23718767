package lunula.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import lunula.data.DataSet;
import lunula.data.format.FashionMnist;
import lunula.datasets.DataSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `data describe`: what a data set is.
@Command(
    name = "describe",
    description = "Reads a data set and says what it is.",
    footer = {
      "",
      "Examples:",
      "  lunula data describe moons",
      "  lunula data describe photos/ --json"
    })
final class DataDescribe extends Action {
  @Parameters(paramLabel = "ID|PATH", description = "A data set, or a file or folder.")
  private String data = FashionMnist.ID;

  DataDescribe(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    DataSet set = load(DataSets.in(surroundings.folders()), data);
    say(
        "%s: %,d training and %,d test images of %d × %d"
            .formatted(
                set.name(), set.train().count(), set.test().count(), set.width(), set.height()));
    List<Integer> counts = counts(set);
    for (int label = 0; label < counts.size(); label++) {
      say("  %2d  %-16s %,d".formatted(label, set.classNames().get(label), counts.get(label)));
    }
    List<String> factors = set.test().factors().names();
    if (!factors.isEmpty()) {
      say("known of each image: " + String.join(", ", factors));
    }
    say("SHA-256 " + set.checksum());
    if (!set.origin().isEmpty()) {
      say(set.origin());
    }
    tell(
        new JsonLine()
            .with("id", set.id())
            .with("name", set.name())
            .with("width", set.width())
            .with("height", set.height())
            .with("train", set.train().count())
            .with("test", set.test().count())
            .with("classes", set.classNames())
            .with("counts", counts)
            .with("factors", factors)
            .with("checksum", set.checksum())
            .with("origin", set.origin())
            .with("skipped", skipped()));
    return 0;
  }

  /// How many images each class has, of both parts together.
  private static List<Integer> counts(DataSet set) {
    int[] counts = new int[set.classNames().size()];
    if (counts.length > 0) {
      for (byte label : set.train().allLabels()) {
        counts[Byte.toUnsignedInt(label)]++;
      }
      for (byte label : set.test().allLabels()) {
        counts[Byte.toUnsignedInt(label)]++;
      }
    }
    return Arrays.stream(counts).boxed().toList();
  }
}
