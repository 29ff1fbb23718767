package lunula.ui.select;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import lunula.data.LabelledImages;
import lunula.data.SampleSet;
import lunula.export.numbers.SelectionFiles;
import lunula.export.picture.PictureSheet;
import lunula.files.Progress;
import lunula.measure.Selection;
import lunula.model.Sample;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.kit.Job;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Saves the chosen images as a file. JavaFX thread only.
public final class SelectionExport {
  /// Up to so many pictures on a sheet are drawn at twice their size.
  private static final int DOUBLED = 2_500;

  private final Texts texts = Texts.of(SelectionExport.class);
  private final ExplorerState exploration;
  private final SelectionViewModel selection;
  private final Job<Path> job;

  /// What a selection is saved as.
  public enum Kind {
    /// NumPy archive of `z`, `class`, `index` and, of a variational autoencoder, `log_variance`.
    NPZ,
    /// Table `index,class,z0,z1,…`.
    CSV,
    /// The pictures side by side.
    PNG
  }

  private interface Form {
    boolean write(Progress heard) throws IOException;
  }

  /// @param disk writes files; may block
  SelectionExport(ExplorerState exploration, SelectionViewModel selection, Executor disk) {
    this.exploration = exploration;
    this.selection = selection;
    job = Job.ofFiles(disk, exploration.foreground());
  }

  /// The writing.
  public Job<Path> job() {
    return job;
  }

  /// A file name for a kind.
  public String suggestedName(Kind kind) {
    return "lunula-selection." + kind.name().toLowerCase(Locale.ROOT);
  }

  /// Writes the selection. Nothing while another file is being written or nothing is chosen.
  public void save(Kind kind, Path file) {
    MapData map = exploration.mapProperty().get();
    Selection chosen = selection.selectionProperty().get();
    if (map == null || chosen.isEmpty() || job.runningProperty().get()) {
      return;
    }
    Form form = form(kind, file, map, chosen.indices());
    if (form == null) {
      job.say(texts.get("export.no.pictures"));
      return;
    }
    job.start(
        heard -> form.write(heard) ? Optional.of(file) : Optional.empty(),
        end -> tell(end, chosen.count(), file));
  }

  private void tell(Job.Outcome<Path> end, int count, Path file) {
    String words =
        end.inWords(
            written -> texts.get("export.saved", NumberFormats.count(count), written.getFileName()),
            texts.get("export.cancelled"));
    job.say(words);
    if (end instanceof Job.Outcome.Done<Path>) {
      exploration.succeed(words, file);
    }
  }

  private @Nullable Form form(Kind kind, Path file, MapData map, int[] chosen) {
    var codes =
        SelectionFiles.Codes.of(
            chosen, map.encodings(), map.labels(), exploration.samplesProperty().get());
    LabelledImages images = exploration.imagesProperty().get();
    int scale = chosen.length <= DOUBLED ? 2 : 1;
    return switch (kind) {
      case NPZ -> heard -> SelectionFiles.npz(file, codes, heard);
      case CSV -> heard -> SelectionFiles.csv(file, codes, heard);
      case PNG ->
          images == null || images.count() < map.count()
              ? sheet(file, map, chosen, scale)
              : heard -> SelectionFiles.sheet(file, images, chosen, scale, heard);
    };
  }

  /// Of texts.
  private @Nullable Form sheet(Path file, MapData map, int[] chosen, int scale) {
    SampleSet samples = exploration.samplesProperty().get();
    if (samples == null || samples.count() < map.count() || samples.groupings().isEmpty()) {
      return null;
    }
    int columns = (int) Math.ceil(Math.sqrt(chosen.length));
    return heard -> {
      List<Sample> texts = Arrays.stream(chosen).mapToObj(samples::sample).toList();
      PictureSheet.of(texts, columns, scale).picture().save(file);
      return true;
    };
  }
}
