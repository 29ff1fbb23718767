package lunula.ui.shell;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.WeakSubscriptions;

/// The tool column's page of the chosen instrument: its name, what it is for, and its panel.
public final class ExploreView extends VBox {
  private final Map<Instrument, Region> panels = new HashMap<>();
  private final Label name = Parts.label("panel-title", "");
  private final Label what = Parts.sentence("muted", "");
  private final ScrollPane content = Parts.styled(new ScrollPane(), "explore-content");

  public ExploreView(Toolbox box) {
    setId("explore");
    Styles.of(this, "explore-view");
    Parts.scrolling(content);
    VBox.setVgrow(content, Priority.ALWAYS);
    getChildren().addAll(new VBox(4, name, what), content);
    WeakSubscriptions.hear(this, box.chosenProperty(), this::show);
  }

  private void show(Instrument chosen) {
    name.setText(chosen.words().name());
    what.setText(chosen.words().what());
    content.setContent(panels.computeIfAbsent(chosen, it -> it.panel().get()));
    content.setVvalue(0);
  }
}
