package lunula.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lunula.data.SampleSet;
import lunula.measure.DecodedPath;
import lunula.measure.Selection;
import lunula.model.Sample;
import lunula.ui.explore.PathPictures;
import lunula.ui.explore.TruePictures;
import lunula.ui.kit.PictureScaling;
import lunula.ui.kit.Texts;
import lunula.ui.map.DecodedGrid;
import org.jspecify.annotations.Nullable;

/// The pictures of a session, put together for taking away.
///
/// @param scaling how pictures are enlarged
public record Albums(PictureScaling scaling) {
  /// Side of the decoded picture, at 1×.
  private static final double LARGE = 280;

  private static final double SMALL = 56;
  private static final double GAP = 4;
  private static final int ALONG = 13;

  /// So many of a large selection fit on a sheet that can still be looked at.
  private static final int MOST = 900;

  /// One picture; empty if there is none.
  public Optional<Album> single(@Nullable Sample picture) {
    return picture == null
        ? Optional.empty()
        : Optional.of(new Album(List.of(picture), 1, LARGE, 0, scaling));
  }

  /// Pictures decoded all over the map.
  public Album grid(DecodedGrid grid) {
    return new Album(grid.pictures(), grid.columns(), SMALL, 0, scaling);
  }

  /// A sheet about as wide as high; empty if there is nothing on it.
  public Optional<Album> sheet(List<? extends Sample> pictures) {
    int columns = Math.max(1, (int) Math.ceil(Math.sqrt(pictures.size())));
    return pictures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Album(pictures, columns, SMALL, GAP, scaling));
  }

  /// Chosen samples, the first 900 of them; empty while they are not loaded.
  public Optional<Album> selected(Selection chosen, @Nullable SampleSet samples) {
    if (samples == null || chosen.isEmpty() || chosen.total() > samples.count()) {
      return Optional.empty();
    }
    List<Sample> pictures = new ArrayList<>();
    int[] indices = chosen.indices();
    for (int at = 0; at < Math.min(MOST, indices.length); at++) {
      pictures.add(samples.sample(indices[at]));
    }
    return sheet(pictures).map(sheet -> sheet.among(indices.length));
  }

  /// Pictures along the path, below them the true ones where they are known, below those how fast
  /// the picture changes, and the error; empty without a path.
  public Optional<Album> strip(PathPictures path) {
    DecodedPath way = path.decoded();
    if (way == null) {
      return Optional.empty();
    }
    Texts texts = Texts.of(Albums.class);
    TruePictures truth = path.truth();
    List<Sample> pictures = new ArrayList<>(along(path.frames()));
    List<Album.Curve> curves = new ArrayList<>();
    if (way.speeds().size() > 1) {
      curves.add(new Album.Curve(texts.get("export.strip.speed"), way.speeds(), 1));
    }
    if (truth != null && truth.errors().size() > 1) {
      pictures.addAll(along(truth.pictures()));
      curves.add(new Album.Curve(texts.get("export.strip.error"), truth.errors(), 0));
    }
    int columns = Math.min(ALONG, path.frames().size());
    return Optional.of(new Album(pictures, columns, SMALL, GAP, scaling, curves, pictures.size()));
  }

  private static List<Sample> along(List<? extends Sample> frames) {
    int count = Math.min(ALONG, frames.size());
    List<Sample> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(
          frames.get((int) Math.round((double) i * (frames.size() - 1) / Math.max(1, count - 1))));
    }
    return some;
  }
}
