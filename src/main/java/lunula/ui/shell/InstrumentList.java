package lunula.ui.shell;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Offer;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Parts;

/// What there is to do: what is offered beside the instruments, then every other instrument with
/// its sentence, ready to be taken. The page of the plain cursor.
public final class InstrumentList extends VBox {
  /// @param box whose first instrument this is the page of
  public InstrumentList(Toolbox box, List<Offer> offers) {
    super(4);
    offers.forEach(offer -> getChildren().add(row(offer)));
    box.instruments().stream()
        .skip(1)
        .map(instrument -> offer(box, instrument))
        .forEach(offer -> getChildren().add(row(offer)));
  }

  private static Offer offer(Toolbox box, Instrument instrument) {
    Action take = ToolActions.take(instrument, () -> box.chosenProperty().set(instrument));
    return new Offer(
        instrument.id(),
        instrument.words().name(),
        instrument.words().what(),
        take.keyText(),
        take.run());
  }

  private static Button row(Offer offer) {
    var name = new Label(offer.name());
    name.getStyleClass().add("instrument-name");
    var words = new VBox(2, name, Parts.sentence("muted", offer.what()));
    HBox.setHgrow(words, Priority.ALWAYS);
    var content = new HBox(12, Parts.icon("tool-" + offer.id()), words);
    content.setAlignment(Pos.TOP_LEFT);
    if (offer.key() != null) {
      var key = new Label(offer.key());
      key.getStyleClass().add("key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      content.getChildren().add(key);
    }
    var row = new Row(content);
    row.setId("take-" + offer.id());
    row.getStyleClass().addAll("quiet", "instrument-row");
    row.setMaxWidth(Double.MAX_VALUE);
    row.setAccessibleText(offer.name());
    row.setAccessibleHelp(offer.what());
    row.setOnAction(event -> offer.take().run());
    return row;
  }

  /// A button as high as its wrapped words are at the width it is given.
  private static final class Row extends Button {
    private final Region content;

    Row(Region content) {
      super(null, content);
      this.content = content;
    }

    @Override
    public Orientation getContentBias() {
      return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
      return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
      double across = snappedLeftInset() + snappedRightInset();
      double inside = width < 0 ? -1 : Math.max(0, width - across);
      return snappedTopInset() + snappedBottomInset() + content.prefHeight(inside);
    }
  }
}
