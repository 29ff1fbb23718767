package lunula.app;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/// The window's icon, in the sizes that desktops ask for.
final class WindowIcons {
  static final int[] SIZES = {16, 32, 48, 64, 128, 256};

  private WindowIcons() {}

  /// Reads and decodes them on a thread of its own; returns at once.
  ///
  /// @param take told of them on `foreground`
  static void load(Consumer<Collection<Image>> take, Executor foreground) {
    Thread.ofPlatform()
        .name("lunula-icons")
        .daemon()
        .start(
            () -> {
              List<Image> icons = all();
              foreground.execute(() -> take.accept(icons));
            });
  }

  /// The icons that this build has.
  static List<Image> all() {
    return IntStream.of(SIZES)
        .mapToObj("/lunula/ui/icons/lunula-%d.png"::formatted)
        .map(WindowIcons.class::getResourceAsStream)
        .filter(Objects::nonNull)
        .map((InputStream png) -> new Image(png))
        .toList();
  }
}
