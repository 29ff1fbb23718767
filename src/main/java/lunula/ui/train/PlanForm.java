package lunula.ui.train;

import java.math.BigDecimal;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.data.FashionMnist;
import lunula.model.Objective;
import lunula.model.TrainingPlan;
import lunula.model.TrainingPlan.Schedule;
import lunula.ui.Figures;
import lunula.ui.Texts;
import org.jspecify.annotations.Nullable;

/// A training plan while it is being written. Nothing typed here throws: what cannot be read
/// becomes a sentence beside its field.
public final class PlanForm {
  /// Networks to choose from, each with the settings that suit it.
  public enum Preset {
    /// The article's 784-512-2.
    ARTICLE,
    /// 784-512-256-64-2.
    DEEP;

    /// The plan it stands for.
    public TrainingPlan plan() {
      return switch (this) {
        case ARTICLE -> TrainingPlan.ARTICLE;
        case DEEP -> TrainingPlan.DEEP;
      };
    }
  }

  /// The most epochs, and the most images a step.
  static final int MOST = 10_000;

  private static final double SLIDER_BASE = 225;
  private static final double SLIDER_SCALE = 14;

  private final Texts texts = Texts.of(PlanForm.class);
  private final ObservableList<String> dataSets =
      FXCollections.observableArrayList(FashionMnist.NAME);
  private final ObjectProperty<String> dataSet = new SimpleObjectProperty<>(FashionMnist.NAME);
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(Preset.ARTICLE);
  private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(Schedule.CONSTANT);
  private final DoubleProperty betaSlider = new SimpleDoubleProperty();
  private final Input<Integer> epochs =
      new Input<>("", text -> whole("train.epochs.problem", text, MOST));
  private final Input<Integer> batchSize =
      new Input<>("", text -> whole("train.batch.problem", text, MOST));
  private final Input<Double> learningRate = new Input<>("", this::rate);
  private final Input<Double> beta = new Input<>("", this::weight);
  private final Input<Long> seed = new Input<>("", this::seed);
  private final ReadOnlyObjectWrapper<@Nullable TrainingPlan> plan = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();

  /// Begins with the article's plan.
  public PlanForm() {
    preset.subscribe(chosen -> fill(chosen.plan()));
    beta.valueProperty().subscribe(this::moveSlider);
    betaSlider.subscribe(position -> typeBeta(position.doubleValue()));
    inputs().forEach(input -> input.valueProperty().subscribe(this::check));
    schedule.subscribe(this::check);
  }

  /// Names of the data sets to choose from.
  public ObservableList<String> dataSets() {
    return dataSets;
  }

  /// Name of the data set to train on, one of [#dataSets].
  public ObjectProperty<String> dataSetProperty() {
    return dataSet;
  }

  /// The network; choosing another fills in the settings that suit it.
  public ObjectProperty<Preset> presetProperty() {
    return preset;
  }

  /// How the learning rate changes over the run.
  public ObjectProperty<Schedule> scheduleProperty() {
    return schedule;
  }

  /// Passes over the training images.
  public Input<Integer> epochs() {
    return epochs;
  }

  /// Images a step.
  public Input<Integer> batchSize() {
    return batchSize;
  }

  /// Adam's step size.
  public Input<Double> learningRate() {
    return learningRate;
  }

  /// Weight of the KL term.
  public Input<Double> beta() {
    return beta;
  }

  /// β on a slider from 0 to 1, finer where β is small: 0 is β = 0, a half is β = 1, 1 is β = 16.
  /// Goes along with [#beta] in both directions.
  public DoubleProperty betaSliderProperty() {
    return betaSlider;
  }

  /// What pins the run's luck.
  public Input<Long> seed() {
    return seed;
  }

  /// The plan as it stands; null while a field is wrong.
  public ReadOnlyObjectProperty<@Nullable TrainingPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /// What is wrong with the settings taken together; null if nothing is, or a field says it.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  private List<Input<?>> inputs() {
    return List.of(epochs, batchSize, learningRate, beta, seed);
  }

  private void fill(TrainingPlan chosen) {
    epochs.textProperty().set(Integer.toString(chosen.epochs()));
    batchSize.textProperty().set(Integer.toString(chosen.batchSize()));
    learningRate.textProperty().set(Figures.plain(chosen.learningRate()));
    beta.textProperty().set(Figures.plain(chosen.objective().beta()));
    seed.textProperty().set(Long.toString(chosen.seed()));
    schedule.set(chosen.schedule());
    check();
  }

  private void check() {
    problem.set(null);
    try {
      plan.set(read());
    } catch (IllegalArgumentException wrong) {
      plan.set(null);
      problem.set(wrong.getMessage());
    }
  }

  private @Nullable TrainingPlan read() {
    Integer passes = epochs.valueProperty().get();
    Integer images = batchSize.valueProperty().get();
    Double step = learningRate.valueProperty().get();
    Double weight = beta.valueProperty().get();
    Long luck = seed.valueProperty().get();
    if (passes == null || images == null || step == null || weight == null || luck == null) {
      return null;
    }
    var objective = Objective.betaElbo(weight);
    return new TrainingPlan(
        preset.get().plan().architecture(), objective, passes, images, step, schedule.get(), luck);
  }

  private void moveSlider(@Nullable Double value) {
    if (value != null && Math.abs(betaAt(betaSlider.get()) - value) > 1e-9) {
      betaSlider.set(Math.min(1, Math.log1p(SLIDER_SCALE * value) / Math.log(SLIDER_BASE)));
    }
  }

  private void typeBeta(double position) {
    Double typed = beta.valueProperty().get();
    double slid = betaAt(position);
    boolean same = typed != null && Math.abs(rounded(Math.min(typed, 16)) - slid) < 1e-9;
    if (!same) {
      beta.textProperty().set(Figures.plain(slid));
    }
  }

  private static double betaAt(double position) {
    return rounded(Math.expm1(position * Math.log(SLIDER_BASE)) / SLIDER_SCALE);
  }

  /// To two digits, as a hand on a slider means it.
  private static double rounded(double value) {
    double unit = value < 1 ? 100 : 10;
    return Math.round(value * unit) / unit;
  }

  private int whole(String problem, String text, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= 1 && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, as for a number out of range.
    }
    throw wrong(problem, Figures.count(most));
  }

  private double rate(String text) {
    Double value = decimal(text);
    if (value == null || !(value > 0 && value <= 1)) {
      throw wrong("train.rate.problem");
    }
    return value;
  }

  private double weight(String text) {
    Double value = decimal(text);
    if (value == null || !(value >= 0 && value <= 1000)) {
      throw wrong("train.beta.problem");
    }
    return value;
  }

  private long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw wrong("train.seed.problem");
    }
  }

  /// Reads 0.001, 1e-3 and 0,001; null for anything else.
  private static @Nullable Double decimal(String text) {
    try {
      return new BigDecimal(text.replace(',', '.')).doubleValue();
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private IllegalArgumentException wrong(String key, Object... arguments) {
    return new IllegalArgumentException(texts.get(key, arguments));
  }
}
