package lunula.ui.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lunula.ui.explore.Instrument;
import lunula.ui.explore.Offer;
import lunula.ui.explore.Toolbox;
import lunula.ui.kit.Action;
import lunula.ui.kit.Parts;
import lunula.ui.kit.WeakSubscriptions;

/// The plain cursor, which is chosen at the start. Its page lists what else there is to do: what is
/// offered beside the instruments, then every other instrument with its sentence.
public final class CursorInstrument {
  private CursorInstrument() {}

  /// @param box asked when the page is made, as it holds this instrument itself
  /// @param offers what there is to do besides the instruments; first in the list
  public static Instrument of(Supplier<Toolbox> box, Supplier<List<Offer>> offers) {
    return new Instrument(
        "cursor",
        KeyCode.V,
        Instrument.Words.of(CursorInstrument.class, "explore.cursor."),
        null,
        () -> list(box.get(), offers.get()));
  }

  private static VBox list(Toolbox box, List<Offer> offers) {
    var list = new VBox(4);
    offers.forEach(offer -> list.getChildren().add(row(offer)));
    box.instruments().stream()
        .skip(1)
        .forEach(
            instrument -> {
              Button row = row(offer(box, instrument));
              WeakSubscriptions.hear(row, instrument.usable(), now -> row.setDisable(!now));
              list.getChildren().add(row);
            });
    return list;
  }

  private static Offer offer(Toolbox box, Instrument instrument) {
    Action take = ToolBar.take(instrument, () -> box.chosenProperty().set(instrument));
    return new Offer(
        instrument.id(),
        instrument.words().name(),
        instrument.words().what(),
        take.keyText(),
        take.run());
  }

  private static Button row(Offer offer) {
    var words =
        new VBox(
            2, Parts.label("instrument-name", offer.name()), Parts.sentence("muted", offer.what()));
    HBox.setHgrow(words, Priority.ALWAYS);
    var content = new HBox(12, Parts.icon("tool-" + offer.id()), words);
    content.setAlignment(Pos.TOP_LEFT);
    if (offer.key() != null) {
      Label key = Parts.label("key", offer.key());
      key.setMinWidth(Region.USE_PREF_SIZE);
      content.getChildren().add(key);
    }
    var row = new Row(content);
    row.setId("offer-" + offer.id());
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
