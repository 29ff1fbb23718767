package lunula.ui.map;

import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import lunula.data.Grouping;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;

/// In the legend of texts: what the colours tell apart, and the word that is looked for. Not there
/// where only classes tell samples apart.
final class GroupingChooser extends VBox {
  private final Texts texts = Texts.of(GroupingChooser.class);
  private final ExplorerState exploration;
  private final ChoiceBox<Grouping.By> by = new ChoiceBox<>();
  private final TextField word = new TextField();
  private boolean following;
  private boolean folded;

  GroupingChooser(ExplorerState exploration) {
    this.exploration = exploration;
    getStyleClass().add("grouping");
    by.setId("legend-by");
    by.getStyleClass().add("small");
    by.setConverter(Parts.named(each -> texts.get(Texts.key("map.grouping.", each))));
    Parts.explain(by, texts.get("map.grouping.tip"));
    by.setMaxWidth(Double.MAX_VALUE);
    by.setOnAction(event -> choose());
    word.setId("legend-word");
    word.setPrefColumnCount(8);
    word.setPromptText(texts.get("map.grouping.word.prompt"));
    Parts.explain(word, texts.get("map.grouping.word.tip"));
    word.setOnAction(event -> look());
    word.focusedProperty().subscribe(this::lookWhenLeft);
    getChildren().addAll(by, word);
    WeakSubscriptions.hear(this, exploration.groupingsProperty(), this::offer);
    WeakSubscriptions.hear(this, exploration.groupingProperty(), grouping -> follow());
  }

  /// Whether there is anything to choose.
  boolean isOffered() {
    return !exploration.groupingsProperty().get().isEmpty();
  }

  /// Goes and comes with the list of classes.
  void setFolded(boolean hidden) {
    folded = hidden;
    follow();
  }

  private void offer(List<Grouping.By> groupings) {
    following = true;
    by.getItems().setAll(groupings);
    following = false;
    follow();
  }

  private void follow() {
    following = true;
    Grouping grouping = exploration.groupingProperty().get();
    boolean possible = by.getItems().contains(grouping.by());
    by.setValue(possible ? grouping.by() : null);
    word.setText(grouping.word());
    Parts.present(word, grouping.by() == Grouping.By.WORD);
    Parts.present(this, isOffered() && !folded);
    following = false;
  }

  private void choose() {
    Grouping.By chosen = by.getValue();
    if (!following && chosen != null) {
      exploration.groupingProperty().set(exploration.groupingProperty().get().by(chosen));
      if (chosen == Grouping.By.WORD && word.getText().isBlank()) {
        word.requestFocus();
      }
    }
  }

  private void lookWhenLeft(boolean focused) {
    if (!focused) {
      look();
    }
  }

  private void look() {
    if (!following && word.isVisible()) {
      String typed = word.getText().strip();
      exploration.groupingProperty().set(exploration.groupingProperty().get().withWord(typed));
    }
  }
}
