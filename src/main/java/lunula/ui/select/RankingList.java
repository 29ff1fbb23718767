package lunula.ui.select;

import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lunula.data.SampleSet;
import lunula.measure.Ranking;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import org.jspecify.annotations.Nullable;

/// Images in an order, each with its picture, its name and its score; only the visible rows exist.
/// A click, or Enter, goes to an image.
final class RankingList extends ListView<Integer> {
  private static final double ROW = 52;
  private static final double PICTURE = 40;

  private final ChosenImage chosen;
  private final DoubleFunction<String> scoreInWords;
  private Ranking ranking = Ranking.EMPTY;
  private @Nullable SampleSet images;

  /// @param height in pixels
  /// @param chosen goes to an image, and describes it
  /// @param scoreInWords describes a score
  RankingList(double height, ChosenImage chosen, DoubleFunction<String> scoreInWords) {
    this.chosen = chosen;
    this.scoreInWords = scoreInWords;
    setPrefHeight(height);
    setMinHeight(height);
    setFixedCellSize(ROW);
    setCellFactory(list -> new Row());
    addEventHandler(KeyEvent.KEY_PRESSED, this::press);
  }

  /// Shows other images.
  void show(Ranking shown, @Nullable SampleSet from) {
    ranking = shown;
    images = from;
    getSelectionModel().clearSelection();
    getItems().setAll(IntStream.range(0, shown.size()).boxed().toList());
    scrollTo(0);
  }

  private void press(KeyEvent event) {
    Integer rank = getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.ENTER && rank != null) {
      chosen.goTo(ranking.image(rank));
      event.consume();
    }
  }

  private final class Row extends ListCell<Integer> {
    private final GrayPicture picture = GrayPicture.ofSide(PICTURE);
    private final Label name = new Label();
    private final Label score = Parts.label("muted", "");
    private final HBox content = new HBox(8, picture, new VBox(2, name, score));

    Row() {
      content.setAlignment(Pos.CENTER_LEFT);
      setOnMouseClicked(event -> picked());
    }

    private void picked() {
      if (!isEmpty()) {
        chosen.goTo(ranking.image(getItem()));
      }
    }

    @Override
    protected void updateItem(@Nullable Integer rank, boolean empty) {
      super.updateItem(rank, empty);
      boolean there = rank != null && !empty && rank < ranking.size();
      setGraphic(there ? content : null);
      if (rank != null && there) {
        int image = ranking.image(rank);
        SampleSet from = images;
        picture.setPicture(from == null || image >= from.count() ? null : from.sample(image));
        name.setText(chosen.words(image));
        score.setText(ranking.isScored() ? scoreInWords.apply(ranking.score(rank)) : "");
        setAccessibleText(name.getText() + ". " + score.getText());
      }
    }
  }
}
