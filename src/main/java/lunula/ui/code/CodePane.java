package lunula.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;
import javafx.util.Subscription;
import lunula.export.code.Language;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.SegmentedChoice;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The program in PyTorch or DJL, to read, copy and save. About 400 pixels wide; the code scrolls
/// by itself. Follows the cursor while it is in a window and visible, and keeps no subscriptions
/// afterwards.
public final class CodePane extends VBox {
  private static final Duration SEEN = Duration.seconds(3);

  private final Texts texts = Texts.of(CodePane.class);
  private final CodeViewModel model;
  private final SaveTarget target;
  private final ListView<String> code = new ListView<>();

  /// This pane's own, so that the view model does not hold on to its buttons.
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.PYTORCH);

  private final Label problem = Parts.sentence("muted", "");
  private final Label outcome = Parts.sentence("muted", "");
  private final VBox program;
  private final PauseTransition fading = new PauseTransition(SEEN);
  private Subscription ancestors = Subscription.EMPTY;
  private Subscription following = Subscription.EMPTY;

  /// @param target asks where to save
  public CodePane(CodeViewModel model, SaveTarget target) {
    super(12);
    this.model = model;
    this.target = target;
    setId("code-pane");
    Styles.of(this, "code-pane");
    code.getStyleClass().add("code-lines");
    code.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    code.setCellFactory(list -> new Line());
    code.setId("code-lines");
    code.setAccessibleText(texts.get("code.accessible"));
    code.addEventFilter(KeyEvent.KEY_PRESSED, this::copyByKey);
    var languages = SegmentedChoice.of(language, texts, "code.language.");
    language.subscribe((before, chosen) -> model.languageProperty().set(chosen));
    program = new VBox(12, Parts.sentence("muted", texts.get("code.what")), code, buttons());
    VBox.setVgrow(code, Priority.ALWAYS);
    VBox.setVgrow(program, Priority.ALWAYS);
    getChildren().addAll(languages, problem, program);
    fading.setOnFinished(event -> model.outcomeSeen());
    sceneProperty().subscribe(scene -> watchAncestors());
  }

  private HBox buttons() {
    Button copy = Parts.button(texts, "code.copy.", () -> copy(model.textProperty().get()));
    copy.getStyleClass().add("primary");
    outcome.setId("code-outcome");
    HBox.setHgrow(outcome, Priority.ALWAYS);
    return Parts.styled(
        new HBox(
            8,
            copy,
            Parts.button(texts, "code.save.", this::save),
            Parts.button(texts, "code.onnx.", this::saveOnnx),
            outcome),
        "code-buttons");
  }

  private void copy(String text) {
    if (Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text))) {
      model.copied();
    }
  }

  private void copyByKey(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
      copy(chosen());
      event.consume();
    }
  }

  private void save() {
    target.ask(model.suggestedName()).ifPresent(model::save);
  }

  private void saveOnnx() {
    target.ask(model.suggestedFolder()).ifPresent(model::saveOnnx);
  }

  /// Follows the visibility of this pane and of whatever contains it.
  private void watchAncestors() {
    ancestors.unsubscribe();
    ancestors = Subscription.EMPTY;
    if (getScene() != null) {
      for (Node node = this; node != null; node = node.getParent()) {
        ancestors = ancestors.and(node.visibleProperty().subscribe((before, now) -> follow()));
      }
    }
    follow();
  }

  private boolean isSeen() {
    for (Node node = this; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return getScene() != null;
  }

  private void follow() {
    boolean seen = isSeen();
    following.unsubscribe();
    following = Subscription.EMPTY;
    fading.stop();
    model.setShown(seen);
    if (seen) {
      following =
          Subscription.combine(
              model.languageProperty().subscribe(language::set),
              model.textProperty().subscribe(this::show),
              model.problemProperty().subscribe(this::explain),
              model.outcomeProperty().subscribe(this::say));
    }
  }

  private void explain(@Nullable String sentence) {
    Parts.show(problem, sentence);
    Parts.present(program, sentence == null);
  }

  private void say(String words) {
    outcome.setText(words);
    fading.stop();
    if (!words.isEmpty()) {
      fading.playFromStart();
    }
  }

  /// Shows a program; lines that stay keep their place and their selection.
  private void show(String program) {
    List<String> newest = program.lines().toList();
    ObservableList<String> shown = code.getItems();
    if (newest.size() != shown.size()) {
      code.getSelectionModel().clearSelection();
      shown.setAll(newest);
      return;
    }
    for (int i = 0; i < newest.size(); i++) {
      if (!newest.get(i).equals(shown.get(i))) {
        shown.set(i, newest.get(i));
      }
    }
  }

  /// The selected lines, one below the other; the whole program if none or one is selected.
  private String chosen() {
    List<String> chosen = code.getSelectionModel().getSelectedItems();
    return chosen.size() < 2 ? model.textProperty().get() : String.join("\n", chosen) + "\n";
  }

  /// A line in a cell, so that only what is seen is laid out and only changed lines are drawn anew.
  private final class Line extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      setGraphic(empty || line == null ? null : flow(line));
    }

    private TextFlow flow(String line) {
      Language language = model.languageProperty().get();
      var flow = new TextFlow();
      for (Syntax.Part part : Syntax.parts(language, line.isEmpty() ? " " : line)) {
        var text = new Text(part.text());
        text.getStyleClass().addAll("code", "code-" + part.kind().name().toLowerCase(Locale.ROOT));
        flow.getChildren().add(text);
      }
      return flow;
    }
  }

  /// Which parts of a line of a program are comments, strings, words of the language and numbers.
  /// Knows lines alone, which is enough for programs whose strings end where they begin.
  static final class Syntax {
    private static final Pattern PYTHON =
        pattern("#.*", "class|def|return|import|from|with|as|try|except|for|in|self|super");
    private static final Pattern JAVA =
        pattern(
            "//.*",
            "class|static|final|public|protected|private|return|import|new|try|for|int|float|long"
                + "|byte|void|extends|this|throws|boolean|false|true");

    /// What a part of a line is.
    enum Kind {
      PLAIN,
      COMMENT,
      STRING,
      WORD,
      NUMBER
    }

    /// A part of a line.
    record Part(Kind kind, String text) {}

    private static Pattern pattern(String comment, String words) {
      return Pattern.compile(
          "(?<COMMENT>"
              + comment
              + ")|(?<STRING>\"\"\".*?\"\"\"|\"(?:[^\"\\\\]++|\\\\.)*+\")|(?<WORD>\\b(?:"
              + words
              + ")\\b)|(?<NUMBER>(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?f?\\b)");
    }

    /// The parts of a line, which make it up without a gap.
    static List<Part> parts(Language language, String line) {
      Matcher matcher = (language == Language.PYTORCH ? PYTHON : JAVA).matcher(line);
      List<Part> parts = new ArrayList<>();
      int end = 0;
      while (matcher.find()) {
        add(parts, Kind.PLAIN, line.substring(end, matcher.start()));
        add(parts, kind(matcher), matcher.group());
        end = matcher.end();
      }
      add(parts, Kind.PLAIN, line.substring(end));
      return parts;
    }

    private static Kind kind(Matcher matcher) {
      for (Kind kind : List.of(Kind.COMMENT, Kind.STRING, Kind.WORD)) {
        if (matcher.group(kind.name()) != null) {
          return kind;
        }
      }
      return Kind.NUMBER;
    }

    private static void add(List<Part> parts, Kind kind, String text) {
      if (!text.isEmpty()) {
        parts.add(new Part(kind, text));
      }
    }
  }
}
