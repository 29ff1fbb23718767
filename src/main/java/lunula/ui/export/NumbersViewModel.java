package lunula.ui.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lunula.export.numbers.PathFiles;
import lunula.export.numbers.SelectionFiles;
import lunula.geometry.LatentPlane;
import lunula.measure.Selection;
import lunula.ui.explore.ExplorerState;
import lunula.ui.explore.MapData;
import lunula.ui.explore.PathPictures;

/// The numbers that can be taken away: where images lie, where the path goes. JavaFX thread only;
/// files are written in the background.
public final class NumbersViewModel {
  private final ExplorerState exploration;
  private final Supplier<Selection> selection;
  private final Supplier<PathPictures> path;
  private final Saving saving;

  /// Which numbers.
  public enum Numbers {
    /// Of all images on the map.
    ALL,
    /// Of the selected ones.
    SELECTION,
    /// Of the places along the path.
    PATH
  }

  /// What they are saved as.
  public enum Format {
    CSV,
    NPZ
  }

  /// @param selection the images that are chosen now
  /// @param path the pictures of the path now
  /// @param saving writes the files
  public NumbersViewModel(
      ExplorerState exploration,
      Supplier<Selection> selection,
      Supplier<PathPictures> path,
      Saving saving) {
    this.exploration = exploration;
    this.selection = selection;
    this.path = path;
    this.saving = saving;
  }

  /// Writes files.
  public Saving saving() {
    return saving;
  }

  /// How many rows there would be.
  public int count(Numbers numbers) {
    MapData map = exploration.mapProperty().get();
    if (map == null) {
      return 0;
    }
    return switch (numbers) {
      case ALL -> map.count();
      case SELECTION -> selection.get().count();
      case PATH -> path.get().frames().size();
    };
  }

  /// A file name with its ending.
  public String suggestedName(Numbers numbers, Format format) {
    String name =
        switch (numbers) {
          case ALL -> "lunula-encodings";
          case SELECTION -> "lunula-selection";
          case PATH -> "lunula-path";
        };
    return name + "." + format.name().toLowerCase(Locale.ROOT);
  }

  /// Writes numbers. Nothing if there are none.
  public void save(Numbers numbers, Format format, Path file) {
    MapData map = exploration.mapProperty().get();
    if (map != null && count(numbers) > 0) {
      saving.save(
          file,
          switch (numbers) {
            case ALL -> codes(map, IntStream.range(0, map.count()).toArray(), format);
            case SELECTION -> codes(map, selection.get().indices(), format);
            case PATH -> way(format);
          });
    }
  }

  private Saving.Form codes(MapData map, int[] chosen, Format format) {
    var codes =
        SelectionFiles.Codes.of(
            chosen, map.encodings(), map.labels(), exploration.samplesProperty().get());
    return switch (format) {
      case CSV -> (file, heard) -> SelectionFiles.csv(file, codes, heard);
      case NPZ -> (file, heard) -> SelectionFiles.npz(file, codes, heard);
    };
  }

  private Saving.Form way(Format format) {
    PathPictures pictures = path.get();
    LatentPlane plane = exploration.slice().planeProperty().get();
    float[] places = PathFiles.places(pictures.decoded());
    var codes = new PathFiles(plane.dimensions(), plane.lift(places), pictures.frames());
    return switch (format) {
      case CSV -> codes::csv;
      case NPZ -> codes::npz;
    };
  }
}
