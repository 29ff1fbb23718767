package lunula.ui.export;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lunula.ui.export.NumbersViewModel.Format;
import lunula.ui.export.NumbersViewModel.Numbers;
import lunula.ui.kit.JobPane;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;

/// The page for numbers. While it is seen, what it counts follows the window.
public final class NumbersView extends ScrollPane {
  private final Texts texts = Texts.of(NumbersView.class);
  private final NumbersViewModel model;
  private final SaveTarget target;
  private final List<Runnable> counts = new ArrayList<>();

  /// @param target asks where to save
  /// @param causes whenever one of these changes, there may be more or fewer numbers
  public NumbersView(NumbersViewModel model, SaveTarget target, List<ObservableValue<?>> causes) {
    this.model = model;
    this.target = target;
    setId("export-numbers");
    getStyleClass().add("export-page");
    Parts.scrolling(this);
    var content = Parts.styled(new VBox(16), "export-content");
    for (Numbers numbers : Numbers.values()) {
      content.getChildren().add(section(numbers));
    }
    content.getChildren().add(new JobPane(model.saving().job(), texts, "export."));
    setContent(content);
    WhileShown.follow(
        this,
        () -> {
          recount();
          return causes.stream()
              .map(cause -> cause.subscribe(this::recount))
              .reduce(Subscription.EMPTY, Subscription::and);
        });
  }

  private VBox section(Numbers numbers) {
    String key = Texts.key("export.numbers.", numbers) + ".";
    Label count = Parts.label("muted", "");
    Button csv = button(numbers, Format.CSV, "export.numbers.csv.");
    Button npz = button(numbers, Format.NPZ, "export.numbers.npz.");
    counts.add(
        () -> {
          int rows = model.count(numbers);
          count.setText(
              texts.get(rows == 0 ? key + "none" : key + "count", NumberFormats.count(rows)));
          csv.setDisable(rows == 0);
          npz.setDisable(rows == 0);
        });
    return new VBox(
        6,
        Parts.label("panel-title", texts.get(key + "title")),
        Parts.sentence("help-words", texts.get(key + "what")),
        count,
        new HBox(8, csv, npz));
  }

  private Button button(Numbers numbers, Format format, String prefix) {
    Button button =
        Parts.button(
            texts,
            prefix,
            () ->
                target
                    .ask(model.suggestedName(numbers, format))
                    .ifPresent(file -> model.save(numbers, format, file)));
    button.setId(model.suggestedName(numbers, format).replace('.', '-'));
    return button;
  }

  private void recount() {
    counts.forEach(Runnable::run);
  }
}
