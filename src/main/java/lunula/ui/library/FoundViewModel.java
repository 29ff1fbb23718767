package lunula.ui.library;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.files.UserMessageException;
import lunula.files.UserMessages;
import lunula.library.FoundModel;
import lunula.library.FoundModel.Choice;
import lunula.library.FoundModel.Geometry;
import lunula.library.Library;
import lunula.model.ImageSize;
import lunula.model.network.Activation;
import lunula.model.network.Architecture.Output;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.Setting;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// What was found in a network without a card, until a person confirms what it is taken for and
/// says which images it was trained on. JavaFX thread only.
public final class FoundViewModel {
  private static final String BECAUSE = "it is of a model that there is not yet";

  private final Texts texts = Texts.of(FoundViewModel.class);
  private final Library library;
  private final Take take;
  private final ReadOnlyObjectWrapper<@Nullable FoundModel> found = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final ObservableList<DataChoice> fitting = FXCollections.observableArrayList();
  private final ObservableList<Geometry> geometries = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable DataChoice> data = new SimpleObjectProperty<>();
  private final StringProperty mean = new SimpleStringProperty("");
  private final ObjectProperty<Activation> activation = new SimpleObjectProperty<>(Activation.RELU);
  private final ObjectProperty<Output> output = new SimpleObjectProperty<>(Output.SIGMOID);
  private final ObjectProperty<Geometry> geometry = new SimpleObjectProperty<>(Geometry.WIDTHS);
  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Runnable> onAnother = new SimpleObjectProperty<>(() -> {});
  private final Job<Decided> deciding;
  private @Nullable FoundModel waiting;
  private @Nullable DataSet images;

  /// Takes in what was confirmed.
  @FunctionalInterface
  interface Take {
    /// @param images that it was trained on
    void take(FoundModel found, Choice choice, String name, DataSet images);
  }

  /// What gives back the images best.
  record Decided(DataSet images, List<Geometry> geometries, Choice choice) {}

  /// @param background one long-lived thread that may ask the engine
  /// @param foreground the JavaFX thread
  FoundViewModel(Library library, Executor background, Executor foreground, Take take) {
    this.library = library;
    this.take = take;
    deciding = new Job<>(background, foreground, UserMessages::words);
    data.subscribe((was, is) -> decide());
    mean.subscribe((was, is) -> turn(is));
  }

  /// What is to be confirmed; null while nothing is.
  public ReadOnlyObjectProperty<@Nullable FoundModel> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /// Why it cannot be taken in as it stands; null if nothing speaks against it.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// The data sets that it may belong to.
  ObservableList<DataChoice> fitting() {
    return fitting;
  }

  /// The ways in which its layers may go together.
  ObservableList<Geometry> geometries() {
    return geometries;
  }

  /// The images that it was trained on; null until they are chosen.
  public ObjectProperty<@Nullable DataChoice> dataProperty() {
    return data;
  }

  /// The layer that gives the mean; empty where there is no choice.
  public StringProperty meanProperty() {
    return mean;
  }

  /// The function between the layers.
  public ObjectProperty<Activation> activationProperty() {
    return activation;
  }

  /// How its numbers become pixels.
  public ObjectProperty<Output> outputProperty() {
    return output;
  }

  /// How the layers go together.
  public ObjectProperty<Geometry> geometryProperty() {
    return geometry;
  }

  /// What to call it.
  public StringProperty nameProperty() {
    return name;
  }

  /// Brings another data set; [#resume] goes on then.
  public ObjectProperty<Runnable> onAnotherProperty() {
    return onAnother;
  }

  /// The search for what gives back the images best.
  Job<Decided> deciding() {
    return deciding;
  }

  /// All that can be set.
  public List<Setting<?>> settings() {
    return Setting.notInSession(
        BECAUSE,
        Setting.of("found.data", data),
        Setting.of("found.mean", mean),
        Setting.of("found.activation", activation),
        Setting.of("found.output", output),
        Setting.of("found.geometry", geometry),
        Setting.of("found.name", name));
  }

  /// Asks for the confirmation.
  ///
  /// @param choices the data sets that it may belong to; one alone is proposed, of several none
  void ask(FoundModel model, List<DataChoice> choices) {
    deciding.abandon();
    waiting = null;
    images = null;
    problem.set(null);
    geometries.clear();
    data.set(null);
    fitting.setAll(choices);
    activation.set(Activation.RELU);
    output.set(Output.SIGMOID);
    geometry.set(Geometry.WIDTHS);
    name.set(model.name());
    found.set(model);
    mean.set(model.means().isEmpty() ? "" : model.means().getFirst());
    if (choices.size() == 1) {
      data.set(choices.getFirst());
    } else if (choices.isEmpty()) {
      problem.set(texts.get("found.data.none", UserMessages.words(model.images())));
    }
  }

  private void turn(String layer) {
    FoundModel model = found.get();
    if (model == null || model.means().isEmpty() || model.means().getFirst().equals(layer)) {
      return;
    }
    try {
      found.set(model.withMean(layer));
      decide();
    } catch (UserMessageException other) {
      problem.set(UserMessages.words(other));
    }
  }

  /// Looks for what gives back the chosen images best, and proposes it.
  private void decide() {
    FoundModel model = found.get();
    DataChoice chosen = data.get();
    deciding.abandon();
    images = null;
    if (model == null || chosen == null) {
      return;
    }
    problem.set(null);
    deciding.start(
        texts.get("found.deciding", chosen.name()),
        heard -> {
          DataSet loaded = library.images(chosen);
          ImageSize size = new ImageSize(loaded.width(), loaded.height());
          return Optional.of(new Decided(loaded, model.geometries(size), model.best(loaded)));
        },
        this::propose);
  }

  private void propose(Outcome<Decided> end) {
    deciding.say("");
    switch (end) {
      case Outcome.Done<Decided> done -> {
        images = done.result().images();
        geometries.setAll(done.result().geometries());
        activation.set(done.result().choice().activation());
        output.set(done.result().choice().output());
        geometry.set(done.result().choice().geometry());
      }
      case Outcome.Cancelled<Decided> none -> {}
      case Outcome.Failed<Decided> failed -> problem.set(failed.sentence());
    }
  }

  /// Takes it in as it stands. Without images, or while what suits them is being looked for, only
  /// says so.
  void take() {
    FoundModel model = found.get();
    DataSet trainedOn = images;
    if (model == null) {
      return;
    }
    if (trainedOn == null) {
      problem.set(texts.get(data.get() == null ? "found.data.choose" : "found.wait"));
    } else if (name.get().isBlank()) {
      problem.set(texts.get("found.nameless"));
    } else {
      var choice = new Choice(activation.get(), output.get(), geometry.get());
      String called = name.get().strip();
      close();
      take.take(model, choice, called, trainedOn);
    }
  }

  /// Puts it aside while another data set is brought.
  void another() {
    FoundModel model = found.get();
    close();
    waiting = model;
    onAnother.get().run();
  }

  /// Asks again for what was put aside, with the data sets that there are now; does nothing if
  /// nothing was.
  public void resume() {
    FoundModel model = waiting;
    if (model != null) {
      ask(model, library.fitting(model));
    }
  }

  /// Ends the question; nothing is taken in.
  public void close() {
    deciding.abandon();
    deciding.say("");
    waiting = null;
    images = null;
    found.set(null);
    data.set(null);
  }
}
