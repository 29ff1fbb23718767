package lunula.ui.export;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import lunula.export.picture.VectorDrawing;
import org.jspecify.annotations.Nullable;

/// Where pictures are taken: knows what there is to take them of. JavaFX thread only.
public final class Studio {
  private final Lettering lettering = new Lettering();
  private final Inks light = new Inks(false);
  private final Inks dark = new Inks(true);
  private final Map<PictureKind, Supplier<Optional<? extends Region>>> parts =
      new EnumMap<>(PictureKind.class);
  private final Map<PictureKind, Supplier<Optional<Album>>> albums =
      new EnumMap<>(PictureKind.class);

  /// From now on, pictures can be taken of a part of the window, drawn as it stands there.
  ///
  /// @param node the part; empty while it is not shown
  public void pose(PictureKind kind, Supplier<Optional<? extends Region>> node) {
    parts.put(kind, node);
  }

  /// From now on, pictures can be taken of pictures put together.
  ///
  /// @param album empty while there are none
  public void mount(PictureKind kind, Supplier<Optional<Album>> album) {
    albums.put(kind, album);
  }

  /// The pictures of a kind that are there now.
  private Optional<Album> album(PictureKind kind) {
    return albums.getOrDefault(kind, Optional::empty).get();
  }

  /// What is left out of a picture, in a sentence; empty if nothing is.
  String remark(PictureKind kind) {
    return album(kind).map(Album::remark).orElse("");
  }

  /// Takes the picture, with its caption.
  ///
  /// @return null if there is nothing
  @Nullable VectorDrawing take(PictureKind kind, Look look) {
    Inks.Colours inks = (look.dark() ? dark : light).colours();
    Supplier<Optional<? extends Region>> part = parts.getOrDefault(kind, Optional::empty);
    return part.get()
        .filter(region -> region.getWidth() >= 1 && region.getHeight() >= 1)
        .map(region -> traced(region, look))
        .or(() -> album(kind).map(all -> all.drawing(lettering, inks, look.wish().scale())))
        .map(bare -> new Captions(lettering, inks).under(bare, look))
        .orElse(null);
  }

  private VectorDrawing traced(Region region, Look look) {
    var tracer = new Tracer(lettering, look.wish());
    return Pose.in(region, look.dark(), () -> tracer.drawing(region));
  }

  /// What must be in the scene, unseen.
  Region[] swatches() {
    return new Region[] {light, dark};
  }
}
