package lunula.ui.library;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import lunula.files.UserMessages;
import lunula.model.card.Measure;
import lunula.model.card.MeasureInfo;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import org.controlsfx.control.PopOver;

/// What a measure means, beside its figure. Closed by a click elsewhere or Escape.
final class MeasureDefinition {
  private static final Texts TEXTS = Texts.of(MeasureDefinition.class);
  private static final double WIDTH = 320;

  private final PopOver popover = new PopOver();

  MeasureDefinition() {
    popover.setAutoHide(true);
    popover.setHideOnEscape(true);
    popover.setDetachable(false);
    popover.setAnimated(false);
    // More than ControlsFX’s own rules, which come later: they know no dark theme.
    popover.getRoot().getStyleClass().add("definition-popover");
    Styles.of(popover.getRoot(), MeasureDefinition.class);
    popover.setArrowLocation(PopOver.ArrowLocation.LEFT_CENTER);
  }

  /// Shows a measure's definition at a node.
  void show(Measure measure, Node owner) {
    popover.setContentNode(content(measure));
    popover.show(owner);
  }

  void hide() {
    popover.hide();
  }

  private static VBox content(Measure measure) {
    MeasureInfo info = measure.info();
    var content =
        new VBox(
            8,
            Parts.sentence("definition-name", UserMessages.words(info.name())),
            Parts.sentence("definition-text", UserMessages.words(info.definition())),
            Parts.sentence("definition-formula", UserMessages.words(info.formula())),
            Parts.sentence(
                "muted", TEXTS.get("library.measures.unit", info.unit(), better(measure))),
            Parts.sentence("muted", UserMessages.words(info.source())));
    content.getStyleClass().add("definition");
    content.setPrefWidth(WIDTH);
    content.setMaxWidth(WIDTH);
    return content;
  }

  private static String better(Measure measure) {
    return switch (measure.better()) {
      case HIGHER -> TEXTS.get("library.measures.higher");
      case LOWER -> TEXTS.get("library.measures.lower");
      case NEITHER -> TEXTS.get("library.measures.neither");
    };
  }
}
