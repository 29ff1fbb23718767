package lunula.ui.train;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/// A field of a form with arrows beside it. What is typed stays as it is, however absurd: the form
/// says what is wrong with it.
///
/// @param <T> the field's number
final class Stepper<T extends Number> extends Spinner<String> {
  /// What the arrows do to a number.
  interface Steps<T> {
    /// The number some steps up, or down if `steps` is negative, within what the field allows.
    T from(T value, int steps);
  }

  /// @param input goes along in both directions
  Stepper(Input<T> input, Steps<T> steps) {
    setEditable(true);
    setValueFactory(new Values<>(input, steps));
    getEditor().textProperty().bindBidirectional(input.textProperty());
  }

  private static final class Values<T extends Number> extends SpinnerValueFactory<String> {
    private final Input<T> input;
    private final Steps<T> steps;

    Values(Input<T> input, Steps<T> steps) {
      this.input = input;
      this.steps = steps;
      setConverter(new AsTyped());
      valueProperty().bindBidirectional(input.textProperty());
    }

    @Override
    public void increment(int count) {
      step(count);
    }

    @Override
    public void decrement(int count) {
      step(-count);
    }

    private void step(int count) {
      T value = input.valueProperty().get();
      if (value != null) {
        setValue(String.valueOf(steps.from(value, count)));
      }
    }
  }

  private static final class AsTyped extends StringConverter<String> {
    @Override
    public String toString(String typed) {
      return typed == null ? "" : typed;
    }

    @Override
    public String fromString(String typed) {
      return typed;
    }
  }
}
