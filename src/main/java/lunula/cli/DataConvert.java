package lunula.cli;

import java.io.IOException;
import java.nio.file.Path;
import lunula.data.DataSet;
import lunula.data.format.IdxWriter;
import lunula.datasets.DataSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data convert`: any images as IDX files.
@Command(
    name = "convert",
    description = "Turns a folder of pictures, a CSV, NPY or NPZ file into IDX files.",
    footer = {"", "Example:", "  lunula data convert photos/ --size 32 --out photos-idx"})
final class DataConvert extends Action {
  @Parameters(paramLabel = "PATH", description = "A file or folder.")
  private String data = "";

  @Mixin private ShapingOptions shape = new ShapingOptions();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write.")
  private Path out = Path.of("");

  DataConvert(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  int run() throws IOException {
    checkNoSet(out);
    DataSets sets = DataSets.in(surroundings.folders());
    DataSet set = load(sets.elsewhere(data, shape.shaping()));
    IdxWriter.writeAll(out, set);
    int count = set.train().count() + set.test().count();
    say("%,d images of %d × %d in %s".formatted(count, set.width(), set.height(), out));
    tell(
        new JsonLine()
            .with("folder", out.toString())
            .with("train", set.train().count())
            .with("test", set.test().count())
            .with("checksum", set.checksum())
            .with("skipped", skipped()));
    return 0;
  }
}
