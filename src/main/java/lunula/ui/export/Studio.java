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
  private final Map<Subject.Kind, Subject> subjects = new EnumMap<>(Subject.Kind.class);

  /// A part of the window, drawn as it stands there.
  ///
  /// @param node the part; empty while it is not shown
  private record Posed(Subject.Kind kind, Supplier<Optional<? extends Region>> node, Studio studio)
      implements Subject {
    @Override
    public boolean isThere() {
      return node.get().isPresent();
    }

    @Override
    public @Nullable VectorDrawing draw(Look look) {
      Optional<? extends Region> shown = node.get();
      if (shown.isEmpty() || shown.get().getWidth() < 1 || shown.get().getHeight() < 1) {
        return null;
      }
      Region region = shown.get();
      var tracer = new Tracer(studio.lettering, look.wish());
      return Pose.in(region, look.dark(), () -> tracer.drawing(region));
    }
  }

  /// Pictures put together.
  ///
  /// @param album empty while there are none
  private record Mounted(Subject.Kind kind, Supplier<Optional<Album>> album, Studio studio)
      implements Subject {
    @Override
    public boolean isThere() {
      return album.get().isPresent();
    }

    @Override
    public String remark() {
      return album.get().map(Album::remark).orElse("");
    }

    @Override
    public @Nullable VectorDrawing draw(Look look) {
      return album
          .get()
          .map(all -> all.drawing(studio.lettering, studio.inks(look), look.wish().scale()))
          .orElse(null);
    }
  }

  /// From now on, pictures can be taken of a part of the window.
  ///
  /// @param node the part; empty while it is not shown
  public void pose(Subject.Kind kind, Supplier<Optional<? extends Region>> node) {
    subjects.put(kind, new Posed(kind, node, this));
  }

  /// From now on, pictures can be taken of pictures.
  ///
  /// @param album empty while there are none
  public void mount(Subject.Kind kind, Supplier<Optional<Album>> album) {
    subjects.put(kind, new Mounted(kind, album, this));
  }

  /// Whether there is something of a kind now.
  boolean has(Subject.Kind kind) {
    Subject subject = subjects.get(kind);
    return subject != null && subject.isThere();
  }

  /// What is left out of a picture, in a sentence; empty if nothing is.
  String remark(Subject.Kind kind) {
    Subject subject = subjects.get(kind);
    return subject == null ? "" : subject.remark();
  }

  /// Takes the picture, with its caption.
  ///
  /// @return null if there is nothing
  @Nullable VectorDrawing take(Subject.Kind kind, Look look) {
    Subject subject = subjects.get(kind);
    VectorDrawing bare = subject == null ? null : subject.draw(look);
    return bare == null ? null : new Captions(lettering, inks(look)).under(bare, look);
  }

  private Inks.Colours inks(Look look) {
    return (look.dark() ? dark : light).colours();
  }

  /// What must be in the scene, unseen.
  Region[] swatches() {
    return new Region[] {light, dark};
  }
}
