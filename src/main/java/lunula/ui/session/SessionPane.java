package lunula.ui.session;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import lunula.ui.kit.FootedPage;
import lunula.ui.kit.Parts;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WhileShown;

/// The page on which the session is saved and opened, with what is in it in words. Follows the
/// session only while it is in a window.
public final class SessionPane extends FootedPage {
  private final Texts texts = Texts.of(SessionPane.class);
  private final SessionViewModel model;
  private final SessionDialogs dialogs;
  private final Supplier<List<Line>> words;
  private final Label file = Parts.sentence("session-file", "");
  private final GridPane parts = new GridPane(12, 6);

  /// A part of what is in the session.
  ///
  /// @param name what it is, in a word or two
  /// @param words how it stands
  public record Line(String name, String words) {}

  /// @param words the parts as they stand when asked; always the same parts
  public SessionPane(SessionViewModel model, SessionDialogs dialogs, Supplier<List<Line>> words) {
    this.model = model;
    this.dialogs = dialogs;
    this.words = words;
    setId("session-pane");
    Styles.of(this, "session-pane");
    fill(content(), new VBox(8, file, buttons()));
    WhileShown.follow(this, this::follow);
  }

  private VBox content() {
    var wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    parts.getColumnConstraints().addAll(new ColumnConstraints(84), wide);
    parts.setId("session-parts");
    Label title = Parts.label("panel-title", texts.get("session.inside"));
    return Parts.styled(
        new VBox(
            12,
            Parts.sentence("muted", texts.get("session.what")),
            title,
            parts,
            Parts.sentence("muted", texts.get("session.autosave"))),
        "session-content");
  }

  private FlowPane buttons() {
    Button save = Parts.styled(Parts.button(texts, "session.save.", dialogs::save), "primary");
    Button saveAs = Parts.button(texts, "session.save-as.", dialogs::saveAs);
    Button bundle = Parts.button(texts, "session.bundle.", dialogs::saveWithModels);
    Button open = Parts.button(texts, "session.open.", dialogs::open);
    dialogs.saving().tellOn(save, texts.get("session.save.tip"));
    dialogs.savingAs().tellOn(saveAs, texts.get("session.save-as.tip"));
    dialogs.opening().tellOn(open, texts.get("session.open.tip"));
    List.of(save, saveAs, bundle, open)
        .forEach(button -> button.disableProperty().bind(model.busyProperty()));
    return new FlowPane(8, 8, save, saveAs, bundle, open);
  }

  private Subscription follow() {
    return Subscription.combine(
        model.context().settings().subscribe(this::list),
        model.fileProperty().subscribe(now -> tell()),
        model.savedProperty().subscribe(now -> tell()),
        model.context().main().cardProperty().subscribe(card -> list()));
  }

  private void tell() {
    Path now = model.fileProperty().get();
    Instant when = model.savedProperty().get();
    if (now == null) {
      file.setText(texts.get("session.file.none"));
    } else if (when == null) {
      file.setText(texts.get("session.file.opened", String.valueOf(now.getFileName())));
    } else {
      file.setText(
          texts.get(
              "session.file.saved", String.valueOf(now.getFileName()), RecoveryBar.time(when)));
    }
  }

  private void list() {
    List<Line> lines = words.get();
    if (parts.getChildren().size() != 2 * lines.size()) {
      parts.getChildren().clear();
      for (int row = 0; row < lines.size(); row++) {
        addRow(row, lines.get(row));
      }
    }
    for (int row = 0; row < lines.size(); row++) {
      ((Label) parts.getChildren().get(2 * row + 1)).setText(lines.get(row).words());
    }
  }

  private void addRow(int row, Line line) {
    Label name = Parts.label("field-label", line.name());
    name.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(name, VPos.TOP);
    parts.addRow(row, name, Parts.sentence("session-words", line.words()));
  }
}
