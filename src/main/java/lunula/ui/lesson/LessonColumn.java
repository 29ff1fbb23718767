package lunula.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import lunula.lesson.Answer;
import lunula.lesson.Block;
import lunula.lesson.Question;
import lunula.lesson.Step;
import lunula.model.GrayImage;
import lunula.ui.kit.GrayPicture;
import lunula.ui.kit.Parts;
import lunula.ui.kit.SaveTarget;
import lunula.ui.kit.Styles;
import lunula.ui.kit.Texts;
import lunula.ui.kit.WeakSubscriptions;
import org.jspecify.annotations.Nullable;

/// The column of a lesson: the step's text, its question, the hint, and what is revealed.
final class LessonColumn extends VBox {
  static final double WIDTH = 330;
  private static final double TEXT_WIDTH = 290;
  private static final double PICTURE = 120;
  private static final Duration REVEAL = Duration.millis(1400);

  private final Texts texts = Texts.of(LessonColumn.class);
  private final LessonViewModel model;
  private final VBox content = Parts.styled(new VBox(12), "lesson-content");
  private final VBox question = new VBox(8);
  private final VBox hint = Parts.styled(new VBox(6), "lesson-hint");
  private final VBox result = Parts.styled(new VBox(6), "lesson-result");
  private final Label missing = Parts.sentence("lesson-missing", "");
  private final ScrollPane scroll = Parts.styled(new ScrollPane(content), "lesson-scroll");
  private final TextField alias = new TextField();
  private final VBox handIn;
  private final Timeline reveal = new Timeline();

  /// @param target asks where to save
  LessonColumn(LessonViewModel model, SaveTarget target) {
    this.model = model;
    handIn = handIn(target);
    setId("lesson-column");
    getStyleClass().add("lesson-column");
    Styles.of(this, "lesson");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    Parts.scrolling(scroll);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, missing);
    reveal.getKeyFrames().add(new KeyFrame(REVEAL, new KeyValue(model.shareProperty(), 1.0)));
    WeakSubscriptions.hear(this, model.stepProperty(), this::show);
    WeakSubscriptions.hear(this, model.hintShownProperty(), shown -> Parts.present(hint, shown));
    WeakSubscriptions.hear(
        this,
        model.missingProperty(),
        words -> {
          missing.setText(words);
          Parts.present(missing, !words.isEmpty());
        });
    WeakSubscriptions.hear(this, model.revealedProperty(), this::reveal);
    WeakSubscriptions.hear(this, this::tell, model.shareProperty(), model.guessProperty());
  }

  /// A name and a button, at the end of the lesson.
  private VBox handIn(SaveTarget target) {
    alias.setId("lesson-alias");
    alias.setPromptText(texts.get("lesson.alias"));
    alias.setAccessibleText(texts.get("lesson.alias"));
    Button save =
        Parts.button(
            texts,
            "lesson.hand.",
            () ->
                target
                    .ask(model.suggestedName())
                    .ifPresent(file -> model.handIn(alias.getText(), file)));
    return new VBox(8, alias, save);
  }

  private LessonText text() {
    return new LessonText(
        Objects.requireNonNull(model.openProperty().get()).files(), model::words, TEXT_WIDTH);
  }

  private void show(@Nullable Step step) {
    reveal.stop();
    content.getChildren().clear();
    if (step == null) {
      return;
    }
    LessonText text = text();
    Label title = Parts.sentence("lesson-step", step.title());
    content.getChildren().add(title);
    boolean chooses = step.question() != null && step.question().choices() > 0;
    content.getChildren().addAll(text.nodes(chooses ? withoutChoices(step.text()) : step.text()));
    question.getChildren().setAll(ask(step, text));
    hint.getChildren().setAll(text.nodes(step.hint()));
    Parts.present(hint, model.hintShownProperty().get() && !step.hint().isEmpty());
    content.getChildren().addAll(question, hint, result, handIn);
    scroll.setVvalue(0);
    tell();
    if (model.revealedProperty().get()) {
      model.shareProperty().set(1);
    }
  }

  /// The last list is asked below.
  private static List<Block> withoutChoices(List<Block> blocks) {
    List<Block> others = new ArrayList<>(blocks);
    LessonText.choices(blocks).ifPresent(others::remove);
    return others;
  }

  private List<Node> ask(Step step, LessonText text) {
    Question asked = step.question();
    if (asked == null) {
      return List.of();
    }
    return switch (asked.kind()) {
      case CHOICE -> choose(step, text);
      case NUMBER -> number();
      case PLACE -> List.of(here("place"));
      case DRAW -> List.of(here("draw"));
      case TEXT -> sentence();
    };
  }

  private List<Node> choose(Step step, LessonText text) {
    List<Node> buttons = new ArrayList<>();
    var group = new ToggleGroup();
    List<List<Block.Span>> all =
        LessonText.choices(step.text()).map(Block.Items::items).orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      var button = new RadioButton((char) ('A' + i) + "  " + text.plain(all.get(i)));
      button.setId("lesson-choice-" + (char) ('a' + i));
      button.setWrapText(true);
      button.setMinHeight(USE_PREF_SIZE);
      button.setToggleGroup(group);
      button.getStyleClass().add("lesson-choice");
      button.setSelected(
          model.guessProperty().get() instanceof Guess.Choice chosen && chosen.index() == i);
      buttons.add(button);
    }
    Button take = here("choice");
    take.setOnAction(
        event -> {
          int index = group.getToggles().indexOf(group.getSelectedToggle());
          if (index >= 0) {
            model.answer(new Guess.Choice(index));
          }
        });
    buttons.add(take);
    return buttons;
  }

  private Button here(String kind) {
    Button button = Parts.button(texts, "lesson.answer." + kind + ".", model::answerHere);
    button.setId("lesson-answer");
    button.getStyleClass().add("primary");
    return button;
  }

  private List<Node> number() {
    var field = new TextField();
    field.setId("lesson-number");
    field.setPrefColumnCount(8);
    field.setAccessibleText(texts.get("lesson.answer.number.label"));
    if (model.guessProperty().get() instanceof Guess.Value given) {
      field.setText(String.valueOf(given.number()));
    }
    Runnable take =
        () -> {
          try {
            double number =
                Double.parseDouble(field.getText().strip().replace('−', '-').replace(',', '.'));
            field.pseudoClassStateChanged(Parts.WRONG, !Double.isFinite(number));
            if (Double.isFinite(number)) {
              model.answer(new Guess.Value(number));
            }
          } catch (NumberFormatException none) {
            field.pseudoClassStateChanged(Parts.WRONG, true);
          }
        };
    field.setOnAction(event -> take.run());
    Button button = here("number");
    button.setOnAction(event -> take.run());
    return List.of(new HBox(8, field, button));
  }

  private List<Node> sentence() {
    var area = new TextArea();
    area.setId("lesson-sentence");
    area.setWrapText(true);
    area.setPrefRowCount(3);
    // Nobody needs a tab in a sentence, but whoever has no mouse needs to get on.
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> leave(area, event));
    area.setAccessibleText(texts.get("lesson.answer.text.label"));
    if (model.guessProperty().get() instanceof Guess.Sentence given) {
      area.setText(given.words());
    }
    Button button = here("text");
    button.setOnAction(
        event -> {
          if (!area.getText().isBlank()) {
            model.answer(new Guess.Sentence(area.getText().strip()));
          }
        });
    return List.of(area, button);
  }

  private static void leave(TextArea area, KeyEvent event) {
    if (event.getCode() == KeyCode.TAB) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  private void reveal(boolean revealed) {
    question.setDisable(revealed);
    reveal.stop();
    if (revealed && getScene() != null) {
      reveal.playFromStart();
    } else if (revealed) {
      model.shareProperty().set(1);
    }
    tell();
  }

  /// Says what was right, and how far off the guess was.
  private void tell() {
    Step step = model.stepProperty().get();
    Question asked = step == null ? null : step.question();
    result.getChildren().clear();
    Parts.present(handIn, model.canHandIn());
    Parts.present(result, asked != null && model.revealedProperty().get());
    if (asked == null || step == null || !model.revealedProperty().get()) {
      if (asked != null && model.guessProperty().get() != null) {
        Parts.present(result, true);
        result.getChildren().add(Parts.sentence("lesson-text", texts.get("lesson.given")));
      }
      return;
    }
    if (asked.kind() == Question.Kind.DRAW) {
      drawn();
    }
    Label words = Parts.sentence("lesson-outcome", words(step, asked));
    model
        .outcome()
        .ifPresent(outcome -> Parts.setStyle(words, outcome.right() ? "right" : "wrong", true));
    result.getChildren().add(words);
  }

  private String words(Step step, Question asked) {
    Optional<Guess.Outcome> outcome = model.outcome();
    double share = model.shareProperty().get();
    String verdict =
        outcome.map(it -> texts.get(it.right() ? "lesson.right" : "lesson.wrong") + " ").orElse("");
    return switch (asked.answer()) {
      case Answer.Choice choice ->
          verdict
              + texts.get(
                  "lesson.truth.choice",
                  String.valueOf((char) ('A' + choice.index())),
                  LessonText.choices(step.text())
                      .map(items -> text().plain(items.items().get(choice.index())))
                      .orElse(""));
      case Answer.Open open -> texts.get("lesson.truth.open");
      case Answer.Words any ->
          verdict + texts.get("lesson.truth.words", String.join(", ", any.any()));
      default -> measured(asked, outcome, share, verdict);
    };
  }

  private String measured(
      Question asked, Optional<Guess.Outcome> outcome, double share, String verdict) {
    String distance =
        outcome
            .filter(it -> Double.isFinite(it.distance()))
            .map(it -> plain(it.distance()))
            .orElse("");
    if (asked.kind() == Question.Kind.NUMBER) {
      double truth = model.number().orElse(Double.NaN);
      double from =
          model.guessProperty().get() instanceof Guess.Value given ? given.number() : truth;
      String now = plain(from + (truth - from) * share);
      return distance.isEmpty()
          ? texts.get("lesson.truth.number", now)
          : verdict + texts.get("lesson.truth.number.off", now, distance);
    }
    String key = asked.kind() == Question.Kind.PLACE ? "lesson.truth.place." : "lesson.truth.draw.";
    return distance.isEmpty() ? texts.get(key + "at") : verdict + texts.get(key + "off", distance);
  }

  private static String plain(double value) {
    double size = Math.abs(value);
    String form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, form, value).replace('-', '−');
  }

  /// The drawing turns into the picture that was asked for.
  private void drawn() {
    Optional<GrayImage> truth = model.picture();
    if (truth.isPresent() && model.guessProperty().get() instanceof Guess.Drawing given) {
      GrayPicture picture = GrayPicture.ofSide(PICTURE);
      picture.setPicture(mixed(given.picture(), truth.get(), model.shareProperty().get()));
      result.getChildren().add(picture);
    }
  }

  private static GrayImage mixed(GrayImage from, GrayImage to, double share) {
    if (from.width() != to.width() || from.height() != to.height()) {
      return to;
    }
    float[] pixels = new float[from.width() * from.height()];
    float[] first = from.pixels();
    float[] last = to.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (first[i] + (last[i] - first[i]) * share);
    }
    return new GrayImage(from.width(), from.height(), pixels);
  }
}
