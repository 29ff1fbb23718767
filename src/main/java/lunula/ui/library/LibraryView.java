package lunula.ui.library;

import java.time.ZoneId;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import lunula.library.LibraryEntry;
import lunula.ui.kit.Action;
import lunula.ui.kit.ActionTips;
import lunula.ui.kit.FileChoosers;
import lunula.ui.kit.Form;
import lunula.ui.kit.Job;
import lunula.ui.kit.JobBar;
import lunula.ui.kit.KeyDispatch;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import lunula.ui.library.LibraryViewModel.Asking;
import org.jspecify.annotations.Nullable;

/// The models of the library as a list, the selected one's card, and what can be done with it.
public final class LibraryView extends VBox {
  private static final double LEAST_LIST = 165;

  private final Texts texts = Texts.of(LibraryView.class);
  private final LibraryViewModel model;
  private final FileChoosers choosers;
  private final ListView<LibraryEntry> list;
  private final ScrollPane details = new ScrollPane();
  private final VBox card = new VBox();
  private final MeasuresView measures;
  private final VBox question = new VBox();
  private final Label message = Parts.sentence("problem", "");
  private final VBox problems = new VBox();
  private final Button open;
  private final Button rename;
  private final Button delete;

  /// @param choosers asks for a folder to open
  public LibraryView(LibraryViewModel model, FileChoosers choosers) {
    this.model = model;
    this.choosers = choosers;
    list = new ListView<>(model.entries());
    measures = new MeasuresView(model.measuring());
    open = Parts.button(texts, "library.open.", model::openSelected);
    rename = Parts.button(texts, "library.rename.", model::askName);
    delete = Parts.button(texts, "library.delete.", model::askDeletion);
    ActionTips.install(open, LibraryActions.open(model));
    ActionTips.install(rename, LibraryActions.rename(model));
    ActionTips.install(delete, LibraryActions.delete(model));
    getStyleClass().addAll("panel", "library");
    question.getStyleClass().add("question");
    Parts.present(question, false);
    Styles.of(this);
    getChildren().addAll(list(), message, actions(), question, details());
    getChildren().add(importing());
    WeakSubscriptions.hear(this, model.selectedProperty(), this::showSelected);
    WeakSubscriptions.hear(this, model.askingProperty(), this::ask);
    WeakSubscriptions.hear(this, model.messageProperty(), text -> Parts.show(message, text));
    WeakSubscriptions.hear(this, model.busyProperty(), this::enable);
    WeakSubscriptions.hear(this, model.openedProperty(), folder -> list.refresh());
    WeakSubscriptions.hear(this, model.problems(), this::showProblems);
    showProblems();
    showSelected();
    // As filters: the list would take Enter, F2 and Escape for itself.
    addEventFilter(KeyEvent.KEY_PRESSED, this::leaveQuestion);
    List<Action> keys = LibraryActions.list(model);
    KeyDispatch.filter(this, list::isFocused, () -> keys);
  }

  private ListView<LibraryEntry> list() {
    list.setAccessibleText(texts.get("library.accessible"));
    list.setPlaceholder(Parts.sentence("muted", texts.get("library.empty")));
    list.setCellFactory(created -> new Cell());
    list.setPrefHeight(260);
    // A third of the column, so that more models are seen in a high window.
    list.minHeightProperty().bind(Bindings.max(LEAST_LIST, heightProperty().multiply(0.34)));
    list.getSelectionModel().selectedItemProperty().subscribe(this::select);
    return list;
  }

  private HBox actions() {
    open.getStyleClass().add("primary");
    return row(open, rename, delete);
  }

  private ScrollPane details() {
    card.getStyleClass().add("model-card");
    problems.getStyleClass().add("problem-list");
    details.setContent(new VBox(card, measures, problems));
    details.setFitToWidth(true);
    details.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(details, Priority.ALWAYS);
    return details;
  }

  /// The button that opens a model folder; while one is being opened, its progress.
  private VBox importing() {
    Job<?> job = model.importing().job();
    Button button = Parts.button(texts, "library.import.", this::chooseFolder);
    button.setMaxWidth(Double.MAX_VALUE);
    Label words = Parts.sentence("muted", "");
    WeakSubscriptions.hear(this, job.runningProperty(), runs -> Parts.present(button, !runs));
    WeakSubscriptions.hear(
        this, job.sentenceProperty(), said -> Parts.show(words, said.isEmpty() ? null : said));
    var bar = new JobBar(job, texts, "library.importing.");
    bar.setNext(button);
    return new VBox(8, words, bar, button);
  }

  private void chooseFolder() {
    choosers.folder(texts.get("library.import.title")).ifPresent(model::importFolder);
  }

  private void select(@Nullable LibraryEntry entry) {
    if (entry != null || model.entries().isEmpty()) {
      model.selectedProperty().set(entry);
    }
  }

  private void showSelected() {
    LibraryEntry entry = model.selectedProperty().get();
    if (entry == null) {
      list.getSelectionModel().clearSelection();
      card.getChildren().setAll(Parts.sentence("muted", texts.get("library.choose")));
    } else {
      if (!entry.equals(list.getSelectionModel().getSelectedItem())) {
        list.getSelectionModel().select(entry);
        list.scrollTo(entry);
      }
      fill(entry);
      details.setVvalue(0);
    }
    measures.show(entry);
    model.cancel();
    enable();
  }

  private void fill(LibraryEntry entry) {
    var lines = new GridPane();
    lines.getStyleClass().add("card-lines");
    int row = 0;
    for (EntryCard.Line line : new EntryCard(entry.card(), ZoneId.systemDefault()).lines()) {
      Label label = Parts.sentence("muted", line.label());
      label.setMinWidth(86);
      label.setMaxWidth(86);
      Label value = Parts.sentence("card-value", line.value());
      GridPane.setHgrow(value, Priority.ALWAYS);
      GridPane.setValignment(label, VPos.TOP);
      lines.addRow(row++, label, value);
    }
    card.getChildren()
        .setAll(
            Parts.sentence("card-title", entry.card().name()),
            Parts.sentence("card-text", entry.card().description()),
            lines);
  }

  private void enable() {
    LibraryEntry entry = model.selectedProperty().get();
    boolean own = entry != null && !entry.bundled() && !model.busyProperty().get();
    open.setDisable(entry == null);
    rename.setDisable(!own);
    delete.setDisable(!own);
  }

  private void ask() {
    Asking asking = model.askingProperty().get();
    boolean asked = question.isVisible();
    // Shown first: what is hidden cannot take the focus.
    Parts.present(question, !(asking instanceof Asking.Nothing));
    switch (asking) {
      case Asking.Nothing nothing -> {
        question.getChildren().clear();
        if (asked) {
          list.requestFocus();
        }
      }
      case Asking.Name name -> askName(name.entry());
      case Asking.Deletion deletion -> askDeletion(deletion.entry());
    }
  }

  private void askName(LibraryEntry entry) {
    var name = new SimpleStringProperty(entry.card().name());
    var field =
        new Form(texts).clearable("library.rename.field.", name).resetTo(name, entry.card().name());
    Runnable answer = () -> model.rename(name.get());
    field.control().setOnAction(event -> answer.run());
    Button save = Parts.button(texts, "library.rename.save.", answer);
    save.getStyleClass().add("primary");
    question.getChildren().setAll(field.box(), row(save, no()));
    field.control().requestFocus();
    field.control().selectAll();
  }

  private void askDeletion(LibraryEntry entry) {
    String words = texts.get("library.delete.question", entry.card().name());
    Button yes = Parts.button(texts, "library.delete.yes.", model::delete);
    yes.getStyleClass().add("danger");
    Button no = no();
    question.getChildren().setAll(Parts.sentence("question-text", words), row(yes, no));
    no.requestFocus();
  }

  private Button no() {
    return Parts.button(texts, "library.cancel.", model::cancel);
  }

  private void showProblems() {
    problems.getChildren().clear();
    if (!model.problems().isEmpty()) {
      problems.getChildren().add(Parts.sentence("field-label", texts.get("library.problems")));
      model.problems().forEach(text -> problems.getChildren().add(Parts.sentence("problem", text)));
    }
  }

  private void leaveQuestion(KeyEvent event) {
    boolean asks = !(model.askingProperty().get() instanceof Asking.Nothing);
    if (asks && event.getCode() == KeyCode.ESCAPE) {
      model.cancel();
      event.consume();
    }
  }

  private static HBox row(Button... buttons) {
    var row = new HBox(buttons);
    row.getStyleClass().add("actions");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// One model: its name, whose it is, and what tells it from the others.
  private final class Cell extends ListCell<LibraryEntry> {
    private final Label name = Parts.sentence("entry-name", "");
    private final Label badge = Parts.label("badge", "");
    private final Label glance = Parts.sentence("muted", "");
    private final VBox lines;

    Cell() {
      badge.setMinWidth(USE_PREF_SIZE);
      lines = new VBox(2, new HBox(8, name, Parts.gap(), badge), glance);
      setPrefWidth(0);
      setOnMouseClicked(
          event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
              model.openSelected();
            }
          });
    }

    @Override
    protected void updateItem(@Nullable LibraryEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      boolean shown = entry.folder().equals(model.openedProperty().get());
      name.setText(entry.card().name());
      String own = entry.bundled() ? "library.bundled" : "library.own";
      badge.setText(texts.get(shown ? "library.open.now" : own));
      Parts.setStyle(badge, "accent", shown);
      glance.setText(new EntryCard(entry.card(), ZoneId.systemDefault()).glance());
      setGraphic(lines);
      setAccessibleText(name.getText() + ", " + badge.getText() + ", " + glance.getText());
    }
  }
}
