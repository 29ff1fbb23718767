package lunula.ui.compare;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import lunula.model.Sample;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// What each of the models in a row makes of the chosen image: the nearest one's picture large, all
/// of them small. A press on a small one goes to its model.
final class Reconstructions extends VBox {
  private static final double LARGE = 204;
  private static final double LEAST = 96;
  private static final double SMALL = 60;

  private final Texts texts = Texts.of(Reconstructions.class);
  private final MorphViewModel model;
  private final MorphView.MorphWords words;
  private final GrayPicture large = GrayPicture.ofSide(LARGE);
  private final Label whose = Parts.sentence("model-name", "");
  private final FlowPane row = new FlowPane(12, 8);
  private final List<GrayPicture> small = new ArrayList<>();

  Reconstructions(MorphViewModel model, MorphView.MorphWords words) {
    super(8);
    this.model = model;
    this.words = words;
    getStyleClass().add("reconstructions");
    setMinWidth(LARGE);
    setMaxWidth(LARGE);
    // In a low window the small ones are all seen first.
    large.setMinHeight(LEAST);
    row.setPrefWrapLength(LARGE);
    row.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(Parts.sentence("muted", texts.get("compare.morph.picture")), large);
    getChildren().addAll(whose, row);
    WeakSubscriptions.hear(this, model.stopsProperty(), this::build);
    WeakSubscriptions.hear(this, model.picturesProperty(), newest -> show());
  }

  private void build(List<Opened> stops) {
    small.clear();
    row.getChildren().clear();
    for (int i = 0; i < stops.size(); i++) {
      row.getChildren().add(tile(i, stops.get(i)));
    }
    show();
  }

  private Button tile(int index, Opened stop) {
    GrayPicture picture = GrayPicture.ofSide(SMALL - 4);
    picture.setMouseTransparent(true);
    small.add(picture);
    var name = new Label(words.mark(index, stop.entry()));
    name.getStyleClass().add("muted");
    name.setMaxWidth(SMALL);
    var content = new VBox(2, picture, name);
    content.setAlignment(Pos.CENTER);
    var tile = new Button(null, content);
    tile.setId("stop-" + index);
    tile.getStyleClass().addAll("quiet", "stop-tile");
    tile.setTooltip(new Tooltip(stop.entry().card().name()));
    tile.setAccessibleText(stop.entry().card().name());
    tile.setOnAction(event -> model.positionProperty().set(index));
    return tile;
  }

  private void show() {
    List<@Nullable Sample> decoded = model.picturesProperty().get().decoded();
    for (int i = 0; i < small.size(); i++) {
      small.get(i).setPicture(i < decoded.size() ? decoded.get(i) : null);
    }
    stress();
  }

  /// Shows the model that is nearest now.
  void stress() {
    List<Opened> stops = model.stopsProperty().get();
    List<@Nullable Sample> decoded = model.picturesProperty().get().decoded();
    int nearest = model.nearest();
    large.setPicture(nearest < decoded.size() ? decoded.get(nearest) : null);
    whose.setText(nearest < stops.size() ? stops.get(nearest).entry().card().name() : "");
    for (int i = 0; i < row.getChildren().size(); i++) {
      List<String> styles = row.getChildren().get(i).getStyleClass();
      styles.remove("chosen");
      if (i == nearest) {
        styles.add("chosen");
      }
    }
  }
}
