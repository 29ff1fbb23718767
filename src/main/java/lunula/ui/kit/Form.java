package lunula.ui.kit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/// Fields in rows. A field goes by the prefix of its texts, which ends with a dot: `label` names
/// it, `tip` explains it, `unit` is what it is counted in, and an option of a choice has a `label`
/// and a `tip` under its own name; its id is the prefix with dashes. What is wrong with a field is
/// said below its row, so that the field itself stays where it is. A form does not keep what it
/// shows from being forgotten and is not kept by it. JavaFX thread only.
public class Form extends VBox {
  private static final double GAP = 8;
  private static final double VALUE = 48;
  private static final double SIGN = 4;
  private static final Texts WORDS = Texts.of(Form.class);

  private final Texts texts;
  private final double names;
  private final double units;

  /// Names stand above their fields.
  public Form(Texts texts) {
    this(texts, 0, 0);
  }

  /// Names stand to the left of their fields, and units to the right.
  ///
  /// @param names how wide names are, in pixels
  /// @param units likewise; 0 if no field has one
  public Form(Texts texts, double names, double units) {
    super(GAP);
    this.texts = texts;
    this.names = names;
    this.units = units;
    getStyleClass().add("form");
  }

  /// What a number with arrows beside it does when they are pressed.
  @FunctionalInterface
  public interface Steps<T> {
    /// The number some steps up, or down if `steps` is negative, within what the field allows.
    T from(T value, int steps);
  }

  /// A field and its name.
  ///
  /// @param name without a unit
  /// @param box all of it; a control that is off shows no tooltip, but its box does
  /// @param head the line with the name, at whose end it can be reset
  /// @param control what is set with
  /// @param input what can be wrong; null if nothing can
  public record Field<C extends Node>(
      String name, Region box, HBox head, C control, @Nullable Input<?> input) {
    /// Takes what is typed with the control, and offers its usual text if it has one by now.
    public Field<C> of(Input<?> typed) {
      Field<C> field = new Field<>(name, box, head, control, typed).offWhile(typed.offProperty());
      return typed.usualProperty().get().isEmpty()
          ? field
          : field.resetTo(typed.textProperty(), typed.usualProperty());
    }

    /// Explains a term on its card: by the sign behind the name, and by F1 in the field.
    public Field<C> term(Term term) {
      var sign = new TermSign(term, name);
      sign.setFocusTraversable(false);
      HBox.setMargin(sign, new Insets(0, 0, 0, SIGN));
      head.getChildren().add(1, sign);
      TermSign.answer(box, term);
      return this;
    }

    /// Offers the usual value while it has another.
    public <T> Field<C> resetTo(Property<T> value, T usual) {
      return resetTo(value, new SimpleObjectProperty<>(usual));
    }

    /// The same for a usual value that changes. The room of what resets the field stays, so that
    /// nothing moves when it comes and goes.
    public <T> Field<C> resetTo(Property<T> value, ObservableValue<? extends T> usual) {
      var room = new StackPane();
      room.getStyleClass().add("field-reset");
      head.getChildren().add(room);
      Runnable reset =
          () -> {
            value.setValue(usual.getValue());
            control.requestFocus();
          };
      Runnable offer =
          () -> {
            boolean differs = !Objects.equals(value.getValue(), usual.getValue());
            if (!differs) {
              room.getChildren().clear();
            } else if (room.getChildren().isEmpty()) {
              room.getChildren().add(resetting(reset));
            }
          };
      WeakSubscriptions.hear(box, offer, value, usual);
      offer.run();
      return this;
    }

    private Button resetting(Runnable reset) {
      Button button = Parts.iconButton("undo", WORDS.get("form.reset", name), reset);
      button.setId(control.getId() + "-reset");
      button.disableProperty().bind(control.disableProperty());
      return button;
    }

    /// Is switched off while there is a reason, and tells it where the pointer rests.
    public Field<C> offWhile(ObservableValue<? extends @Nullable String> reason) {
      var tip = new Tooltip();
      WeakSubscriptions.hear(
          box,
          reason,
          words -> {
            control.setDisable(words != null);
            Tooltip.uninstall(box, tip);
            if (words != null) {
              tip.setText(words);
              Tooltip.install(box, tip);
            }
          });
      return this;
    }
  }

  /// Puts fields below what is there, side by side and equally wide, and below them what is wrong
  /// with them.
  public final Form row(Field<?>... fields) {
    Region[] boxes = Arrays.stream(fields).map(Field::box).toArray(Region[]::new);
    getChildren().add(boxes.length == 1 ? boxes[0] : beside(boxes));
    for (Field<?> field : fields) {
      if (field.input() != null) {
        getChildren().add(problem(field.input().problemProperty()));
      }
    }
    return this;
  }

  /// Nodes side by side and equally wide.
  public static HBox beside(Region... nodes) {
    for (Region node : nodes) {
      HBox.setHgrow(node, Priority.ALWAYS);
      node.setPrefWidth(0);
      node.setMaxWidth(Double.MAX_VALUE);
    }
    return new HBox(GAP, nodes);
  }

  /// Puts nodes below what is there.
  public final Form add(Node... nodes) {
    getChildren().addAll(nodes);
    return this;
  }

  /// A title over what follows.
  public final Form title(String key) {
    var label = new Label(texts.get(key));
    label.getStyleClass().add("part-title");
    return add(label);
  }

  /// A sentence on what is wrong, gone while nothing is.
  public static Label problem(ObservableValue<? extends @Nullable String> text) {
    Label label = Parts.sentence("problem", "");
    WeakSubscriptions.hear(label, text, words -> Parts.show(label, words));
    return label;
  }

  /// Any control with its name.
  public final <C extends Node> Field<C> field(String prefix, C control) {
    return field(prefix, control, control);
  }

  /// The same for a control that others belong to.
  ///
  /// @param content the control and the others
  public final <C extends Node> Field<C> field(String prefix, C control, Node content) {
    String name = texts.get(prefix + "label");
    String tip = texts.find(prefix + "tip").orElse(name);
    if (control.getId() == null) {
      control.setId(id(prefix));
    }
    return placed(control, content, name, tip, texts.find(prefix + "unit").orElse(""));
  }

  /// Any control with words of one's own.
  public final <C extends Node> Field<C> named(C control, String name, String tip) {
    return placed(control, control, name, tip, "");
  }

  private <C extends Node> Field<C> placed(
      C control, Node content, String name, String tip, String unit) {
    Label label = Parts.label("field-label", name);
    label.setLabelFor(control);
    label.setTooltip(new Tooltip(tip));
    var head = new HBox(label, Parts.gap());
    head.setAlignment(Pos.CENTER_LEFT);
    if (names == 0 && unit.isEmpty()) {
      return inBox(name, head, content, control);
    }
    var line = new HBox(GAP, content);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(content, Priority.ALWAYS);
    if (!unit.isEmpty() || units > 0) {
      Label measured = Parts.label("muted", unit);
      measured.setMinWidth(units == 0 ? Region.USE_PREF_SIZE : units);
      line.getChildren().add(measured);
    }
    if (names == 0) {
      return inBox(name, head, line, control);
    }
    head.setMinWidth(names);
    head.setMaxWidth(names);
    line.getChildren().addFirst(head);
    return new Field<>(name, line, head, control, null);
  }

  private static <C extends Node> Field<C> inBox(String name, HBox head, Node below, C control) {
    var box = new VBox(head, below);
    box.getStyleClass().add("field");
    return new Field<>(name, box, head, control, null);
  }

  /// The room of a field, left free.
  public static Field<Region> free() {
    var free = new Region();
    return new Field<>("", free, new HBox(), free, null);
  }

  /// Words, whatever they are.
  public final Field<TextField> text(String prefix, StringProperty typed) {
    return field(prefix, typing(prefix, typed));
  }

  /// Words that are often written anew: a cross in the field takes them away.
  public final Field<TextField> clearable(String prefix, StringProperty typed) {
    return field(prefix, typing(TextFields.createClearableTextField(), prefix, typed));
  }

  /// A text field without its name beside it.
  public final TextField typing(String prefix, StringProperty typed) {
    return typing(new TextField(), prefix, typed);
  }

  private TextField typing(TextField field, String prefix, StringProperty typed) {
    field.textProperty().bindBidirectional(typed);
    return explained(field, prefix);
  }

  /// A file or folder. What is typed counts once Enter is pressed or the field is left.
  ///
  /// @param path filled by who knows what was chosen otherwise
  /// @param chosen told what was typed
  /// @param choosers ask for a file or a folder by [FileChoosers]
  public final Field<TextField> path(
      String prefix, Input<Path> path, Consumer<Path> chosen, Button... choosers) {
    TextField field = typing(prefix, path);
    Runnable enter =
        () -> {
          Path typed = path.valueProperty().get();
          if (typed != null && !field.getText().isBlank()) {
            chosen.accept(typed);
          }
        };
    field.setOnAction(event -> enter.run());
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && !field.getText().equals(path.usualProperty().get())) {
                enter.run();
              }
            });
    var row = new HBox(GAP, field);
    row.getChildren().addAll(choosers);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field(prefix, field, row).of(path);
  }

  /// What is typed, and what is wrong with it.
  public final Field<TextField> text(String prefix, Input<?> input) {
    return field(prefix, typing(prefix, input)).of(input);
  }

  /// The same without its name beside it.
  public final TextField typing(String prefix, Input<?> input) {
    return mark(typing(prefix, input.textProperty()), input);
  }

  /// Has a control show when its input is wrong.
  public static <C extends Region> C mark(C control, Input<?> input) {
    control.setPrefWidth(0);
    WeakSubscriptions.hear(
        control,
        input.problemProperty(),
        wrong -> control.pseudoClassStateChanged(Parts.WRONG, wrong != null));
    return control;
  }

  /// A number with arrows beside it. What is typed stays as it is, however absurd: the form says
  /// what is wrong with it.
  public final <T extends Number> Field<Spinner<String>> number(
      String prefix, Input<T> input, Steps<T> steps) {
    var spinner = new Spinner<>(new Stepping<>(input, steps));
    spinner.setEditable(true);
    spinner.getEditor().textProperty().bindBidirectional(input.textProperty());
    spinner.getEditor().setAccessibleText(spoken(prefix));
    spinner.setMaxWidth(Double.MAX_VALUE);
    return field(prefix, mark(explained(spinner, prefix), input)).of(input);
  }

  private static final class Stepping<T extends Number> extends SpinnerValueFactory<String> {
    private final Input<T> input;
    private final Steps<T> steps;

    Stepping(Input<T> input, Steps<T> steps) {
      this.input = input;
      this.steps = steps;
      setConverter(
          new StringConverter<>() {
            @Override
            public String toString(String typed) {
              return typed == null ? "" : typed;
            }

            @Override
            public String fromString(String typed) {
              return typed;
            }
          });
      valueProperty().bindBidirectional(input.textProperty());
    }

    @Override
    public void increment(int count) {
      T value = input.valueProperty().get();
      if (value != null) {
        setValue(String.valueOf(steps.from(value, count)));
      }
    }

    @Override
    public void decrement(int count) {
      increment(-count);
    }
  }

  /// One of several, by a list that drops down.
  ///
  /// @param options followed if it is observable
  public final <T> Field<ChoiceBox<T>> choice(
      String prefix, Property<T> chosen, List<T> options, Function<T, String> words) {
    var box = new ChoiceBox<>(FXCollections.observableArrayList(options));
    box.setConverter(Parts.named(words));
    WeakSubscriptions.hear(box, chosen, box::setValue);
    box.valueProperty()
        .subscribe(
            value -> {
              if (value != null) {
                chosen.setValue(value);
              }
            });
    if (options instanceof ObservableList<T> followed) {
      WeakSubscriptions.hear(box, followed, () -> offer(box, followed, chosen.getValue()));
    }
    box.setMaxWidth(Double.MAX_VALUE);
    return field(prefix, explained(box, prefix));
  }

  /// Has a list of its own, so that whatever the box does when it changes is done by the end: among
  /// other things it lets its value go.
  private static <T> void offer(ChoiceBox<T> box, List<T> options, T chosen) {
    box.getItems().setAll(options);
    box.setValue(chosen);
  }

  /// One of several constants.
  public final <E extends Enum<E>> Field<ChoiceBox<E>> choice(
      String prefix, Property<E> chosen, List<E> options) {
    return choice(
        prefix, chosen, options, option -> texts.get(Texts.key(prefix, option) + ".label"));
  }

  /// One of all constants, side by side.
  public final <E extends Enum<E>> Field<SegmentedChoice<E>> segments(
      String prefix, ObjectProperty<E> chosen) {
    return field(prefix, segmented(prefix, chosen));
  }

  /// One of some constants, side by side.
  public final <E extends Enum<E>> Field<SegmentedChoice<E>> segments(
      String prefix, ObjectProperty<E> chosen, List<E> options) {
    return field(prefix, SegmentedChoice.of(chosen, options, texts, prefix));
  }

  /// One of all constants, side by side, without a name beside them.
  public final <E extends Enum<E>> SegmentedChoice<E> segmented(
      String prefix, ObjectProperty<E> chosen) {
    SegmentedChoice<E> segments = SegmentedChoice.of(chosen, texts, prefix);
    segments.setId(id(prefix));
    return segments;
  }

  /// Whether something is so. Its name is its own.
  public final Field<CheckBox> check(String prefix, BooleanProperty checked) {
    var box = Parts.checkBox(texts.get(prefix + "label"));
    box.selectedProperty().bindBidirectional(checked);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setMaxWidth(Double.MAX_VALUE);
    var head = new HBox(explained(box, prefix), Parts.gap());
    head.setAlignment(Pos.CENTER_LEFT);
    return new Field<>(box.getText(), head, head, box, null);
  }

  /// A number by a slider, with its value in words: beside its name, or beside the slider if that
  /// is where the name is.
  ///
  /// @param step between the values that can be taken; 0 if all between `least` and `most` can
  /// @param words the value without its unit
  public final Field<Slider> slider(
      String prefix,
      DoubleProperty number,
      double least,
      double most,
      double step,
      ObservableValue<String> words) {
    var slider = new Slider(least, most, number.get());
    if (step > 0) {
      slider.setMajorTickUnit(step);
      slider.setMinorTickCount(0);
      slider.setSnapToTicks(true);
    }
    slider.setBlockIncrement(step > 0 ? step : (most - least) / 20);
    slider.valueProperty().bindBidirectional(number);
    HBox.setHgrow(slider, Priority.ALWAYS);
    var value = new Label();
    value.setMinWidth(Region.USE_PREF_SIZE);
    String unit = texts.find(prefix + "unit").orElse("");
    WeakSubscriptions.hear(
        value,
        words,
        now -> value.setText(unit.isEmpty() ? now : WORDS.get("form.value", now, unit)));
    String name = texts.get(prefix + "label");
    String tip = texts.find(prefix + "tip").orElse(name);
    explained(slider, prefix);
    if (names == 0) {
      Field<Slider> field = placed(slider, slider, name, tip, "");
      field.head().getChildren().add(value);
      return field;
    }
    // A longer value does not shorten the slider under the hand.
    value.setMinWidth(VALUE);
    value.setAlignment(Pos.CENTER_RIGHT);
    var row = new HBox(GAP, slider, value);
    row.setAlignment(Pos.CENTER_LEFT);
    return placed(slider, row, name, tip, "");
  }

  private <C extends Control> C explained(C control, String prefix) {
    control.setId(id(prefix));
    control.setTooltip(new Tooltip(texts.find(prefix + "tip").orElse(texts.get(prefix + "label"))));
    control.setAccessibleText(spoken(prefix));
    return control;
  }

  /// A field's name with its unit, for those who hear it alone.
  private String spoken(String prefix) {
    String name = texts.get(prefix + "label");
    return texts
        .find(prefix + "unit")
        .map(unit -> WORDS.get("form.spoken", name, unit))
        .orElse(name);
  }

  private static String id(String prefix) {
    return prefix.substring(0, prefix.length() - 1).replace('.', '-');
  }
}
