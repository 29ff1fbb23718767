package lunula.ui.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import lunula.ui.kit.Action;
import lunula.ui.kit.Feature;
import lunula.ui.kit.Motion;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.shell.MainActions;
import org.jspecify.annotations.Nullable;

/// The sheet that everything is taken away from: slides in from the right, over the decoded
/// picture. Not modal: the map goes on beside it. Escape within it, or its button, puts it away,
/// and the keyboard is where it was. A page is in the scene only while it is seen.
public final class ExportView extends VBox {
  /// Width of the sheet, in pixels.
  public static final double WIDTH = 424;

  /// Width of a page within it.
  public static final double INSIDE = 400;

  private static final Duration SLIDE = Duration.millis(160);

  private final Texts texts = Texts.of(ExportView.class);
  private final ExportViewModel model;
  private final List<Page> pages;
  private final Map<String, Node> made = new HashMap<>();
  private final StackPane place = new StackPane();
  private final TranslateTransition slide = new TranslateTransition(SLIDE, this);
  private final Button close;
  private @Nullable Node before;

  /// @param pages at least one, in order
  public ExportView(ExportViewModel model, List<Page> pages) {
    this.model = model;
    this.pages = List.copyOf(pages);
    close = Parts.iconButton("close", texts.get("export.close.tip"), model::close);
    setId("take");
    Styles.of(this, "export-sheet");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    StackPane.setAlignment(this, Pos.CENTER_RIGHT);
    getChildren().add(head());
    if (pages.size() > 1) {
      getChildren().add(row());
    }
    VBox.setVgrow(place, Priority.ALWAYS);
    getChildren().add(place);
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    slide.setInterpolator(Interpolator.EASE_OUT);
    slide.setOnFinished(event -> settle());
    Parts.present(this, false);
    WeakSubscriptions.hear(this, model.pageProperty(), this::turn);
    WeakSubscriptions.hear(this, model.shownProperty(), this::present);
  }

  private HBox head() {
    close.setId("export-close");
    return Parts.row(8, Parts.label("panel-title", texts.get("export.title")), Parts.gap(), close);
  }

  private SegmentedChoice<String> row() {
    var row =
        new SegmentedChoice<>(
            model.pageProperty(),
            pages.stream().map(Page::id).toList(),
            id -> page(id).title(),
            id -> page(id).tip());
    row.setId("export-pages");
    return row;
  }

  private Page page(String id) {
    return pages.stream().filter(page -> page.id().equals(id)).findFirst().orElse(pages.getFirst());
  }

  private void turn(String id) {
    if (isVisible()) {
      place.getChildren().setAll(content(id));
    }
  }

  private Node content(String id) {
    Page wanted = page(id);
    return made.computeIfAbsent(wanted.id(), key -> wanted.content().get());
  }

  private void present(boolean shown) {
    if (shown) {
      before = getScene() == null ? null : getScene().getFocusOwner();
      Parts.present(this, true);
      turn(model.pageProperty().get());
      setTranslateX(WIDTH);
      glide(0);
      close.requestFocus();
    } else if (isVisible()) {
      giveBack();
      glide(WIDTH);
    }
  }

  /// To the one who had the keyboard, unless somebody else has taken it meanwhile.
  private void giveBack() {
    if (before != null && holdsFocus()) {
      before.requestFocus();
    }
    before = null;
  }

  private boolean holdsFocus() {
    Node at = getScene() == null ? null : getScene().getFocusOwner();
    while (at != null && at != this) {
      at = at.getParent();
    }
    return at != null;
  }

  private void glide(double target) {
    slide.stop();
    slide.setToX(target);
    slide.setDuration(Motion.of(SLIDE));
    slide.play();
  }

  /// Out of the window, nothing of it is left in the scene but an empty sheet.
  private void settle() {
    if (!model.shownProperty().get()) {
      Parts.present(this, false);
      place.getChildren().clear();
    }
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.close();
      event.consume();
    }
  }

  /// One page of the sheet.
  ///
  /// @param id names it: letters and dashes, used once
  /// @param title a word on its button
  /// @param tip a sentence on its button
  /// @param content made when first shown; about [ExportView#INSIDE] wide, scrolls by itself
  public record Page(String id, String title, String tip, Supplier<? extends Node> content) {}

  /// The pages of the sheet that have no feature of their own.
  public static Feature actions(ExportViewModel sheet) {
    return Feature.of(
        action("command.export.picture.", () -> sheet.show("picture")),
        action("command.export.numbers.", () -> sheet.show("numbers")),
        action("command.export.code.", () -> sheet.show("code")));
  }

  private static Action action(String prefix, Runnable run) {
    return Action.of(ExportView.class, MainActions.WINDOW, prefix, run);
  }
}
