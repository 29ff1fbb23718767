package lunula.ui.train;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import lunula.ui.kit.Input;
import org.jspecify.annotations.Nullable;

/// β on a slider from 0 to 1, finer where β is small: 0 is β = 0, a half is β = 1, 1 is β = 16.
/// Goes along with what is typed, in both directions. JavaFX thread only.
final class BetaSlider {
  private static final double MOST = 16;
  private static final double BASE = 225;
  private static final double SCALE = 14;

  private final Input<Double> beta;
  private final DoubleProperty position = new SimpleDoubleProperty();

  BetaSlider(Input<Double> beta) {
    this.beta = beta;
    beta.valueProperty().subscribe(this::move);
    position.subscribe(slid -> type(slid.doubleValue()));
  }

  DoubleProperty positionProperty() {
    return position;
  }

  private void move(@Nullable Double value) {
    if (value != null && Math.abs(betaAt(position.get()) - value) > 1e-9) {
      position.set(Math.min(1, Math.log1p(SCALE * value) / Math.log(BASE)));
    }
  }

  private void type(double slid) {
    Double typed = beta.valueProperty().get();
    double meant = betaAt(slid);
    boolean same = typed != null && Math.abs(rounded(Math.min(typed, MOST)) - meant) < 1e-9;
    if (!same) {
      beta.write(meant);
    }
  }

  private static double betaAt(double position) {
    return rounded(Math.expm1(position * Math.log(BASE)) / SCALE);
  }

  /// To two digits, as a hand on a slider means it.
  private static double rounded(double value) {
    double unit = value < 1 ? 100 : 10;
    return Math.round(value * unit) / unit;
  }
}
