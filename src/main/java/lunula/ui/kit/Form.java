package lunula.ui.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Fields in rows. A field goes by the prefix of its texts, which ends with a dot: `label` names
/// it, `tip` explains it, and an option of a choice has a `label` and a `tip` under its own name;
/// its id is the prefix with dashes. What is wrong with a field is said below its row, so that the
/// field itself stays where it is. A form does not keep what it shows from being forgotten and is
/// not kept by it. JavaFX thread only.
public class Form extends VBox {
  private static final double GAP = 8;

  private final Texts texts;
  private final double names;

  /// Names stand above their fields.
  public Form(Texts texts) {
    this(texts, 0);
  }

  /// Names stand to the left of their fields.
  ///
  /// @param names how wide they are, in pixels
  public Form(Texts texts, double names) {
    super(GAP);
    this.texts = texts;
    this.names = names;
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
  /// @param box both of them; a control that is off shows no tooltip, but its box does
  /// @param control what is set with
  /// @param input what can be wrong; null if nothing can
  public record Field<C extends Node>(Region box, C control, @Nullable Input<?> input) {
    /// Takes what is typed with the control.
    public Field<C> of(Input<?> typed) {
      return new Field<>(box, control, typed).offWhile(typed.offProperty());
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
    String name = texts.get(prefix + "label");
    return named(control, name, texts.find(prefix + "tip").orElse(name));
  }

  /// The same with words of one's own.
  public final <C extends Node> Field<C> named(C control, String name, String tip) {
    var label = new Label(name);
    label.getStyleClass().add("field-label");
    label.setLabelFor(control);
    label.setTooltip(new Tooltip(tip));
    if (names == 0) {
      var box = new VBox(label, control);
      box.getStyleClass().add("field");
      return new Field<>(box, control, null);
    }
    label.setMinWidth(names);
    label.setPrefWidth(names);
    HBox.setHgrow(control, Priority.ALWAYS);
    var box = new HBox(GAP, label, control);
    box.setAlignment(Pos.CENTER_LEFT);
    return new Field<>(box, control, null);
  }

  /// Words, whatever they are.
  public final Field<TextField> text(String prefix, StringProperty typed) {
    return field(prefix, typing(prefix, typed));
  }

  /// A text field without its name beside it.
  public final TextField typing(String prefix, StringProperty typed) {
    var field = new TextField();
    field.textProperty().bindBidirectional(typed);
    return explained(field, prefix);
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
    spinner.getEditor().setAccessibleText(texts.get(prefix + "label"));
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
    return choice(prefix, chosen, options, option -> word(prefix, option));
  }

  /// One of two or three constants, side by side.
  public final <E extends Enum<E>> Field<SegmentedChoice<E>> segments(
      String prefix, ObjectProperty<E> chosen, List<E> options) {
    return field(prefix, segmented(prefix, chosen, options));
  }

  /// The same without a name beside it.
  public final <E extends Enum<E>> SegmentedChoice<E> segmented(
      String prefix, ObjectProperty<E> chosen, List<E> options) {
    var segments =
        new SegmentedChoice<>(
            chosen, options, option -> word(prefix, option), option -> tip(prefix, option));
    segments.setId(id(prefix));
    return segments;
  }

  /// Whether something is so. Its name is its own.
  public final Field<CheckBox> check(String prefix, BooleanProperty checked) {
    var box = new CheckBox(texts.get(prefix + "label"));
    box.selectedProperty().bindBidirectional(checked);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setMaxWidth(Double.MAX_VALUE);
    return new Field<>(new VBox(explained(box, prefix)), box, null);
  }

  /// A number by a slider, with its value in words beside it.
  ///
  /// @param step between the values that can be taken
  /// @param words the value with its unit
  public final Field<HBox> slider(
      String prefix,
      DoubleProperty number,
      double least,
      double most,
      double step,
      Function<Double, String> words) {
    var slider = new Slider(least, most, number.get());
    slider.setMajorTickUnit(step);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setBlockIncrement(step);
    slider.valueProperty().bindBidirectional(number);
    HBox.setHgrow(slider, Priority.ALWAYS);
    var value = new Label();
    value.setMinWidth(48);
    value.setAlignment(Pos.CENTER_RIGHT);
    WeakSubscriptions.hear(slider, number, now -> value.setText(words.apply(now.doubleValue())));
    var row = new HBox(GAP, explained(slider, prefix), value);
    row.setAlignment(Pos.CENTER_LEFT);
    return field(prefix, row);
  }

  private <C extends Control> C explained(C control, String prefix) {
    String name = texts.get(prefix + "label");
    control.setId(id(prefix));
    control.setTooltip(new Tooltip(texts.find(prefix + "tip").orElse(name)));
    control.setAccessibleText(name);
    return control;
  }

  private static String id(String prefix) {
    return prefix.substring(0, prefix.length() - 1).replace('.', '-');
  }

  private String word(String prefix, Enum<?> option) {
    String id = option.name().toLowerCase(Locale.ROOT);
    return texts.find(prefix + id + ".label").orElse(id);
  }

  private String tip(String prefix, Enum<?> option) {
    String id = option.name().toLowerCase(Locale.ROOT);
    return texts.find(prefix + id + ".tip").orElseGet(() -> word(prefix, option));
  }
}
