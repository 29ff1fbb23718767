package lunula.ui.select;

import java.util.function.DoubleFunction;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
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
import org.jspecify.annotations.Nullable;

/// Images in an order, each with its picture, its name and its score; only the visible rows exist.
/// A click, or Enter, goes to an image.
final class RankingList extends ListView<Integer> {
  private static final double ROW = 52;
  private static final double PICTURE = 40;

  private final IntConsumer go;
  private final IntFunction<String> describe;
  private final DoubleFunction<String> scoreInWords;
  private Ranking ranking = Ranking.EMPTY;
  private @Nullable SampleSet images;

  /// @param go is told the index of an image that was picked
  /// @param describe puts an image into words
  /// @param scoreInWords puts a score into words
  RankingList(IntConsumer go, IntFunction<String> describe, DoubleFunction<String> scoreInWords) {
    this.go = go;
    this.describe = describe;
    this.scoreInWords = scoreInWords;
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
      go.accept(ranking.image(rank));
      event.consume();
    }
  }

  private final class Row extends ListCell<Integer> {
    private final GrayPicture picture = GrayPicture.ofSide(PICTURE);
    private final Label name = new Label();
    private final Label score = new Label();
    private final HBox content = new HBox(8, picture, new VBox(2, name, score));

    Row() {
      content.setAlignment(Pos.CENTER_LEFT);
      score.getStyleClass().add("muted");
      setOnMouseClicked(event -> picked());
    }

    private void picked() {
      if (!isEmpty()) {
        go.accept(ranking.image(getItem()));
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
        name.setText(describe.apply(image));
        score.setText(ranking.isScored() ? scoreInWords.apply(ranking.score(rank)) : "");
        setAccessibleText(name.getText() + ". " + score.getText());
      }
    }
  }
}
