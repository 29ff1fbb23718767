package lunula.ui.select;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import lunula.data.LabelledImages;
import lunula.data.Progress;
import lunula.service.Selection;
import lunula.service.SelectionFiles;
import lunula.ui.Exploration;
import lunula.ui.Figures;
import lunula.ui.MapData;
import lunula.ui.Texts;
import org.jspecify.annotations.Nullable;

/// Saves the chosen images as a file, whole or not at all, with progress and cancel. JavaFX thread
/// only; the file is written in the background.
public final class ExportViewModel extends LongWork {
  /// Up to so many pictures on a sheet are drawn at twice their size.
  private static final int DOUBLED = 2_500;

  private static final int STEPS = 100;

  private final Texts texts = Texts.of(ExportViewModel.class);
  private final Exploration exploration;
  private final SelectionViewModel selection;
  private final Executor disk;
  private volatile boolean cancelled;

  /// What a selection is saved as.
  public enum Kind {
    /// NumPy archive of `z`, `class`, `index` and, of a variational autoencoder, `log_variance`.
    NPZ,
    /// Table `index,class,z0,z1,…`.
    CSV,
    /// The pictures side by side.
    PNG
  }

  private interface Writing {
    boolean run(Progress progress) throws IOException;
  }

  /// @param disk writes files; may block
  ExportViewModel(Exploration exploration, SelectionViewModel selection, Executor disk) {
    this.exploration = exploration;
    this.selection = selection;
    this.disk = disk;
  }

  /// A file name for a kind.
  public String suggestedName(Kind kind) {
    return switch (kind) {
      case NPZ -> "lunula-selection.npz";
      case CSV -> "lunula-selection.csv";
      case PNG -> "lunula-selection.png";
    };
  }

  /// Writes the selection. Nothing while another file is being written or nothing is chosen.
  public void save(Kind kind, Path file) {
    MapData map = exploration.mapProperty().get();
    Selection chosen = selection.selectionProperty().get();
    if (map == null || chosen.isEmpty() || runningProperty().get()) {
      return;
    }
    Writing writing = writing(kind, file, map, chosen.indices());
    if (writing == null) {
      say(texts.get("export.no.pictures"));
      return;
    }
    cancelled = false;
    begin();
    disk.execute(() -> write(writing, file, chosen.count()));
  }

  private @Nullable Writing writing(Kind kind, Path file, MapData map, int[] chosen) {
    var codes = new SelectionFiles.Codes(chosen, map.encodings(), map.labels());
    LabelledImages images = exploration.imagesProperty().get();
    int scale = chosen.length <= DOUBLED ? 2 : 1;
    return switch (kind) {
      case NPZ -> heard -> SelectionFiles.npz(file, codes, heard);
      case CSV -> heard -> SelectionFiles.csv(file, codes, heard);
      case PNG ->
          images == null || images.count() < map.count()
              ? null
              : heard -> SelectionFiles.sheet(file, images, chosen, scale, heard);
    };
  }

  /// Stops writing; nothing of the file stays.
  public void cancel() {
    cancelled = true;
  }

  /// On the disk's thread.
  private void write(Writing writing, Path file, int count) {
    String outcome;
    try {
      outcome =
          writing.run(new Steps())
              ? texts.get("export.saved", Figures.count(count), file.getFileName())
              : texts.get("export.cancelled");
    } catch (IOException | RuntimeException failure) {
      outcome = String.valueOf(failure.getMessage());
    }
    String said = outcome;
    exploration.foreground().execute(() -> finish(said));
  }

  private void finish(String outcome) {
    end();
    say(outcome);
  }

  /// Tells the JavaFX thread of a hundred steps at most.
  private final class Steps implements Progress {
    private long told = -1;

    @Override
    public boolean goesOn(long done, long total) {
      long step = total == 0 ? 0 : done * STEPS / total;
      if (step != told) {
        told = step;
        exploration.foreground().execute(() -> reach(step / (double) STEPS));
      }
      return !cancelled;
    }
  }
}
