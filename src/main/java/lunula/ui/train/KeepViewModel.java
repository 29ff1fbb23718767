package lunula.ui.train;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lunula.files.UserMessages;
import lunula.library.LibraryEntry;
import lunula.model.card.SavedModel;
import lunula.model.plan.TrainingPlan;
import lunula.train.TrainingRun;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.NumberFormats;
import lunula.ui.kit.Texts;
import lunula.ui.train.Keeping.Busy;
import lunula.ui.train.Keeping.Kept;
import lunula.ui.train.Keeping.Nothing;
import lunula.ui.train.Keeping.Offered;
import org.jspecify.annotations.Nullable;

/// Names a run's result and saves it in the library. JavaFX thread only.
public final class KeepViewModel {
  private final Texts texts = Texts.of(KeepViewModel.class);
  private final Keep keep;
  private final Executor encoding;
  private final Executor background;
  private final Executor foreground;
  private final StringProperty name = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper suggestion = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Keeping> state = new ReadOnlyObjectWrapper<>(new Nothing());
  private final ObjectProperty<Consumer<LibraryEntry>> onKept =
      new SimpleObjectProperty<>(entry -> {});
  private @Nullable TrainingRun run;

  /// Saves a model in the library; blocks.
  @FunctionalInterface
  public interface Keep {
    /// @throws IOException with a sentence for the person
    LibraryEntry keep(SavedModel model, String name) throws IOException;
  }

  /// @param encoding asks the engine for the result
  /// @param background runs `keep` and waits for the engine
  KeepViewModel(Keep keep, Executor encoding, Executor background, Executor foreground) {
    this.keep = keep;
    this.encoding = encoding;
    this.background = background;
    this.foreground = foreground;
  }

  /// The name to keep it under.
  public StringProperty nameProperty() {
    return name;
  }

  /// A name that tells it from others.
  public ReadOnlyStringProperty suggestionProperty() {
    return suggestion.getReadOnlyProperty();
  }

  /// Where the keeping stands.
  public ReadOnlyObjectProperty<Keeping> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Told of each model that has been kept.
  public ObjectProperty<Consumer<LibraryEntry>> onKeptProperty() {
    return onKept;
  }

  /// Saves the result under the name. Without a result, does nothing.
  public void keep() {
    TrainingRun result = run;
    if (result == null || !(state.get() instanceof Offered)) {
      return;
    }
    String chosen = name.get().strip();
    if (chosen.isEmpty()) {
      state.set(new Offered(texts.get("train.keep.nameless")));
      return;
    }
    state.set(new Busy());
    // Of its own: the result of an earlier run may still be waiting for the engine.
    Job<LibraryEntry> saving =
        new Job<>(
            background,
            foreground,
            failure -> texts.get("train.keep.failed", UserMessages.words(failure)));
    saving.start(
        heard -> Optional.of(keep.keep(model(result, chosen), chosen)), end -> end(result, end));
  }

  /// Saves the result under the name, or under the suggested one if there is none.
  void keepAnyhow() {
    if (name.get().isBlank()) {
      name.set(suggestion.get());
    }
    keep();
  }

  /// Offers a result under the name that is suggested for it.
  void offer(TrainingRun result, TrainingPlan plan, int epochs) {
    run = result;
    String layers = NumberFormats.layers(plan.architecture());
    suggestion.set(
        plan.architecture().variational()
            ? texts.get(
                "train.keep.suggestion",
                layers,
                NumberFormats.plain(plan.objective().beta()),
                epochs)
            : texts.get("train.keep.suggestion.plain", layers, epochs));
    name.set(suggestion.get());
    state.set(new Offered(null));
  }

  void withdraw() {
    run = null;
    state.set(new Nothing());
  }

  /// Encoding every image is the engine's work, which belongs on the engine's few threads.
  private SavedModel model(TrainingRun result, String chosen) {
    try {
      return CompletableFuture.supplyAsync(() -> result.result(chosen), encoding).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  /// A result that is no longer the one offered is kept all the same.
  private void end(TrainingRun result, Outcome<LibraryEntry> end) {
    if (result.equals(run)) {
      state.set(
          switch (end) {
            case Outcome.Done<LibraryEntry> done -> new Kept(done.result());
            case Outcome.Failed<LibraryEntry> failed -> new Offered(failed.sentence());
            case Outcome.Cancelled<LibraryEntry> none -> new Offered(null);
          });
    }
    if (end instanceof Outcome.Done<LibraryEntry> done) {
      onKept.get().accept(done.result());
    }
  }
}
