package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import lunula.testkit.AccessibleNames;
import lunula.testkit.Fit;
import lunula.ui.shell.MainView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page fits, at every size that the window promises to work at, and every control on it has
/// a name and a role for who does not see it.
@Tag("slow")
class EveryPageFitsTest extends WindowPages {
  /// Sizes in logical pixels, and how many pixels of the screen each is.
  enum Size {
    SMALLEST_SCREEN(1280, 720, 1),
    SMALLEST_SCREEN_TWICE_AS_SHARP(1280, 720, 2),
    SMALLEST_WINDOW(MainView.MIN_WIDTH, MainView.MIN_HEIGHT, 1),
    /// A screen of 1920 × 1080 on which everything is twice as large.
    LARGE_PRINT(960, 540, 2),
    /// A screen of 1280 × 720 on which everything is twice as large.
    LARGEST_PRINT(640, 360, 2);

    private final double width;
    private final double height;
    private final double scale;

    Size(double width, double height, double scale) {
      this.width = width;
      this.height = height;
      this.scale = scale;
    }
  }

  /// What the window is made of.
  private static final List<String> PARTS =
      List.of(".top-bar", ".tools", ".strip", ".decode-column", ".status-bar", "#compare", "#take");

  @ParameterizedTest
  @EnumSource
  void nothingIsCutOrCovered(Sight sight) throws Exception {
    look(sight);
    List<String> complaints = complaints(sight, Size.values());
    complaints.addAll(window.get(() -> AccessibleNames.complaints(view)));
    lookAway();
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
  }

  /// Whatever is unfolded there is as large as it has room.
  @ParameterizedTest
  @EnumSource
  void nothingIsCutOrCoveredAtTheSizeForAProjector(Sight sight) throws Exception {
    window.run(assembly.main()::toggleProjector);
    look(sight);
    List<String> complaints = complaints(sight, Size.SMALLEST_SCREEN);
    lookAway();
    window.run(assembly.main()::toggleProjector);
    assertEquals(List.of(), complaints, () -> String.join("\n", complaints));
  }

  private List<String> complaints(Sight sight, Size... sizes) throws Exception {
    List<String> complaints = new ArrayList<>();
    for (Size size : sizes) {
      resize(size);
      window.get(() -> Fit.complaints(view)).stream()
          .map(complaint -> size + ": " + complaint)
          .forEach(complaints::add);
      for (String part : Stream.concat(buttons(sight).stream(), PARTS.stream()).toList()) {
        if (!window.get(() -> isWhole(part))) {
          complaints.add(size + ": not seen whole: " + part);
        }
      }
    }
    return complaints;
  }

  private boolean isWhole(String part) {
    Node found = view.lookup(part);
    return found == null || !Fit.isShown(found) || Fit.isSeenWhole(found);
  }

  private void resize(Size size) throws Exception {
    window.run(
        () -> {
          stage.setRenderScaleX(size.scale);
          stage.setRenderScaleY(size.scale);
        });
    window.resize(size.width, size.height);
    window.frames(4);
  }

  /// What must be within reach however far a page is scrolled.
  private static List<String> buttons(Sight sight) {
    return switch (sight) {
      case EXPORT_PICTURE -> List.of("#export-picture-save", "#export-picture-copy");
      case EXPORT_FILM -> List.of("#film-save");
      case EXPORT_NUMBERS -> List.of("#lunula-encodings-csv", "#lunula-path-npz");
      case EXPORT_CODE -> List.of("#code-copy", "#code-save");
      case EXPORT_SESSION ->
          List.of("#session-save", "#session-save-as", "#session-bundle", "#session-open");
      default -> List.of();
    };
  }
}
