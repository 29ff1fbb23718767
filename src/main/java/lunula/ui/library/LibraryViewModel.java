package lunula.ui.library;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.data.DataSet;
import lunula.datasets.DataChoice;
import lunula.describe.BundledWords;
import lunula.files.FolderNames;
import lunula.files.UserMessages;
import lunula.library.FoundModel;
import lunula.library.Library;
import lunula.library.LibraryEntry;
import lunula.library.MeasuringService;
import lunula.library.ModelArchive;
import lunula.model.card.ComparisonGroup;
import lunula.model.card.Measurements;
import lunula.model.card.ModelCard;
import lunula.model.plan.TrainingPlan;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.Job;
import lunula.ui.kit.Job.Outcome;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// The list of models and what can be done with one. JavaFX thread only; the disk is asked in the
/// background, one thing at a time.
public final class LibraryViewModel {
  private final Texts texts = Texts.of(LibraryViewModel.class);
  private final Library library;
  private final Executor background;
  private final Executor foreground;
  private final Consumer<LibraryEntry> open;
  private final ObservableList<LibraryEntry> entries = FXCollections.observableArrayList();
  private final ObservableList<LibraryEntry> grouped = FXCollections.observableArrayList();
  private final ObservableList<String> problems = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable LibraryEntry> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Path> opened = new SimpleObjectProperty<>();
  private final ObjectProperty<Set<Path>> doubtful = new SimpleObjectProperty<>(Set.of());
  private final ReadOnlyObjectWrapper<Asking> asking =
      new ReadOnlyObjectWrapper<>(new Asking.Nothing());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable String> message = new ReadOnlyObjectWrapper<>();

  private final ObjectProperty<BiConsumer<String, Path>> exported =
      new SimpleObjectProperty<>((words, file) -> {});
  private final Job<LibraryEntry> importing;
  private final FoundViewModel found;
  private final Job<LibraryEntry> measuring;
  private final @Nullable MeasuringService service;
  private final ObjectProperty<@Nullable TrainOn> trainOn = new SimpleObjectProperty<>();
  private String importedName = "";
  private @Nullable LibraryEntry measured;

  /// What the panel asks the person at the moment.
  public sealed interface Asking {
    /// Nothing.
    record Nothing() implements Asking {}

    /// For a new name.
    record Name(LibraryEntry entry) implements Asking {}

    /// For how long a model is to be trained on.
    record MoreTraining(LibraryEntry entry) implements Asking {}

    /// Whether to delete a model for good.
    record Deletion(LibraryEntry entry) implements Asking {}
  }

  /// Trains models on.
  @FunctionalInterface
  public interface TrainOn {
    /// @param plan of all epochs, those that the model has among them
    void start(LibraryEntry entry, TrainingPlan plan);
  }

  private interface Work {
    @Nullable LibraryEntry run() throws IOException;
  }

  private record Look(List<LibraryEntry> entries, List<String> problems) {}

  /// @param library asked on `background`
  /// @param background may block on the disk
  /// @param foreground the JavaFX thread
  /// @param open opens a model in the window; told on the JavaFX thread
  public LibraryViewModel(
      Library library, Executor background, Executor foreground, Consumer<LibraryEntry> open) {
    this(library, background, foreground, open, background, null, background);
  }

  /// A library whose models can be measured.
  ///
  /// @param importingThread opens model folders, which may take a minute and the engine: another
  ///     long-lived thread than `background`
  /// @param service measures; null where nobody can. Asked on `measuringThread`, one long-lived
  /// thread
  /// of its own
  public LibraryViewModel(
      Library library,
      Executor background,
      Executor foreground,
      Consumer<LibraryEntry> open,
      Executor importingThread,
      @Nullable MeasuringService service,
      Executor measuringThread) {
    this.library = library;
    this.background = background;
    this.foreground = foreground;
    this.open = open;
    this.service = service;
    importing = new Job<>(importingThread, foreground, UserMessages::words);
    found = new FoundViewModel(library, importingThread, foreground, this::take);
    importing.progressProperty().subscribe(share -> tellEncoding(share.doubleValue()));
    measuring =
        new Job<>(
            measuringThread,
            foreground,
            failure -> texts.get("library.measure.failed", UserMessages.words(failure)));
    opened.subscribe(this::selectOpened);
  }

  /// Whoever opens another model elsewhere finds its card here.
  private void selectOpened() {
    if (asking.get() instanceof Asking.Nothing) {
      onTheMap().ifPresent(selected::set);
    }
  }

  /// Whether models can be measured.
  boolean canMeasure() {
    return service != null;
  }

  /// The measuring; what has failed is said in its sentence.
  public Job<LibraryEntry> measuring() {
    return measuring;
  }

  /// The import of a model folder. For a network without a map the images are encoded first, which
  /// takes a while and can be cancelled.
  public Job<LibraryEntry> importing() {
    return importing;
  }

  /// Ends what takes long.
  public void close() {
    found.close();
    List.of(importing, measuring, found.deciding()).forEach(Job::cancel);
    List.of(importing, measuring, found.deciding()).forEach(Job::close);
  }

  /// Whether this model is being measured.
  boolean isMeasuring(@Nullable LibraryEntry entry) {
    return measuring.runningProperty().get()
        && measured != null
        && entry != null
        && measured.folder().equals(entry.folder());
  }

  /// Measures a model and stores the figures on its card; does nothing while another one is
  /// measured, or where nobody can measure.
  public void measure(LibraryEntry entry) {
    MeasuringService asked = service;
    if (asked != null && !measuring.runningProperty().get()) {
      measured = entry;
      measuring.start(
          heard -> {
            Optional<Measurements> measures = asked.measure(entry, heard);
            return measures.isPresent()
                ? Optional.of(library.measured(entry, measures.get()))
                : Optional.empty();
          },
          end -> {
            if (end instanceof Outcome.Done<LibraryEntry> done) {
              takeMeasured(done.result());
            }
          });
    }
  }

  /// Ends the measuring and answers at once, likewise.
  void cancelMeasuring() {
    measuring.abandon();
  }

  /// Puts an entry in the place of the one with the same folder, if that is still there.
  private void takeMeasured(LibraryEntry now) {
    LibraryEntry chosen = selected.get();
    for (ObservableList<LibraryEntry> list : List.of(entries, grouped)) {
      list.replaceAll(entry -> entry.folder().equals(now.folder()) ? now : entry);
    }
    if (chosen != null && chosen.folder().equals(now.folder())) {
      selected.set(now);
    }
  }

  /// The models, bundled ones first.
  public ObservableList<LibraryEntry> entries() {
    return entries;
  }

  /// The same, those together whose losses compare.
  public ObservableList<LibraryEntry> groupedEntries() {
    return grouped;
  }

  /// One sentence for each folder that cannot be read.
  public ObservableList<String> problems() {
    return problems;
  }

  /// The model the actions are about; null if none is selected.
  public ObjectProperty<@Nullable LibraryEntry> selectedProperty() {
    return selected;
  }

  /// Folder of the model that is open in the window; null while none of the library is. Whoever
  /// opens models sets it.
  public ObjectProperty<@Nullable Path> openedProperty() {
    return opened;
  }

  /// Folders of the models that gave something else than is stored with them. Whoever opens models
  /// sets it.
  public ObjectProperty<Set<Path>> doubtfulProperty() {
    return doubtful;
  }

  /// What the panel asks at the moment.
  public ReadOnlyObjectProperty<Asking> askingProperty() {
    return asking.getReadOnlyProperty();
  }

  /// Whether the disk is at work; further changes are refused meanwhile.
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// Why the last action failed; null if it did not.
  public ReadOnlyObjectProperty<@Nullable String> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// Looks at the disk again.
  public void refresh() {
    if (!busy.get()) {
      work(() -> null, null);
    }
  }

  /// Looks at the disk again and selects a model, for one that has just been kept.
  public void refreshAndSelect(LibraryEntry entry) {
    work(() -> entry, entry);
  }

  /// Opens the selected model in the window, and looks at the disk again: it may be gone.
  public void openSelected() {
    LibraryEntry entry = selected.get();
    if (entry != null) {
      message.set(null);
      open.accept(entry);
      refresh();
    }
  }

  /// Asks for a new name of the selected model, if it is the person's own.
  public void askName() {
    LibraryEntry entry = changeable();
    if (entry != null) {
      asking.set(new Asking.Name(entry));
    }
  }

  /// Who trains models on; null where nobody does.
  public ObjectProperty<@Nullable TrainOn> trainOnProperty() {
    return trainOn;
  }

  /// Asks for how long the selected model is to be trained on.
  public void askTraining() {
    LibraryEntry entry = selected.get();
    if (entry != null && trainOn.get() != null) {
      asking.set(new Asking.MoreTraining(entry));
    }
  }

  /// Answers that question.
  ///
  /// @param epochs beyond those that the model has
  /// @throws IllegalArgumentException with a sentence, if there can be no such plan
  public void trainOn(int epochs, double learningRate) {
    TrainOn trainer = trainOn.get();
    if (asking.get() instanceof Asking.MoreTraining question && trainer != null) {
      ModelCard card = question.entry().card();
      TrainingPlan plan =
          card.plan().withEpochs(card.curve().size() + epochs).withLearningRate(learningRate);
      cancel();
      trainer.start(question.entry(), plan);
    }
  }

  /// Asks whether to delete the selected model, if it is the person's own.
  public void askDeletion() {
    LibraryEntry entry = changeable();
    if (entry != null) {
      asking.set(new Asking.Deletion(entry));
    }
  }

  /// Withdraws the question.
  public void cancel() {
    asking.set(new Asking.Nothing());
  }

  /// Answers the question for a name.
  public void rename(String name) {
    if (!(asking.get() instanceof Asking.Name question) || busy.get()) {
      return;
    }
    LibraryEntry entry = question.entry();
    if (name.isBlank()) {
      message.set(texts.get("library.rename.nameless"));
    } else if (name.strip().equals(entry.card().name())) {
      cancel();
    } else {
      cancel();
      work(() -> library.rename(entry, name.strip()), entry);
    }
  }

  /// Answers the question for deletion with yes.
  public void delete() {
    if (!(asking.get() instanceof Asking.Deletion question) || busy.get()) {
      return;
    }
    cancel();
    work(() -> delete(question.entry()), null);
  }

  /// The file name that a model should have when it is exported.
  static String suggestedName(LibraryEntry entry) {
    return FolderNames.of(entry.card().name()) + ModelArchive.ENDING;
  }

  /// The model that is open in the window; empty while none of the library is.
  Optional<LibraryEntry> onTheMap() {
    return onTheMap(entries);
  }

  private Optional<LibraryEntry> onTheMap(List<LibraryEntry> among) {
    return among.stream().filter(entry -> entry.folder().equals(opened.get())).findFirst();
  }

  /// Writes a model into one file; returns at once. Nothing while the disk is at work.
  public void export(LibraryEntry entry, Path file) {
    if (busy.get()) {
      return;
    }
    String name = String.valueOf(file.getFileName());
    work(
        () -> {
          library.export(entry.folder(), file);
          String words = texts.get("library.exported", entry.card().name(), name);
          foreground.execute(() -> exported.get().accept(words, file));
          return null;
        },
        entry);
  }

  /// Told of each model that was exported, in a sentence, and of its file.
  public ObjectProperty<BiConsumer<String, Path>> onExportedProperty() {
    return exported;
  }

  private @Nullable LibraryEntry delete(LibraryEntry entry) throws IOException {
    library.delete(entry);
    foreground.execute(() -> entries.remove(entry));
    return null;
  }

  /// Copies a model folder into the library and opens it; while another one is, only says so.
  public void importFolder(Path folder) {
    String name = String.valueOf(folder.getFileName());
    importedName = importing.runningProperty().get() ? importedName : name;
    boolean begins =
        importing.start(
            texts.get("library.importing", name),
            heard -> {
              Optional<FoundModel> unknown = library.find(folder);
              if (unknown.isPresent()) {
                FoundModel asked = unknown.get();
                List<DataChoice> fitting = library.fitting(asked);
                foreground.execute(() -> found.ask(asked, fitting));
                return Optional.empty();
              }
              Optional<LibraryEntry> taken = library.importFolder(folder, heard);
              if (taken.isPresent() && !heard.goesOn(0, 0)) {
                // Cancelled when it was there already.
                foreground.execute(this::refresh);
              }
              return taken;
            },
            this::endImport);
    message.set(begins ? null : texts.get("library.import.busy", name));
  }

  /// What is asked of a network without a card before it is taken in.
  public FoundViewModel found() {
    return found;
  }

  private void take(FoundModel network, FoundModel.Choice choice, String name, DataSet images) {
    importedName = name;
    importing.start(
        texts.get("library.importing", name),
        heard -> library.importFound(network, choice, name, images, heard),
        this::endImport);
  }

  /// Ends the import and answers at once; what goes on of it ends unseen.
  void cancelImport() {
    importing.abandon();
  }

  private void tellEncoding(double share) {
    if (share >= 0) {
      importing.say(texts.get("library.importing.encoding", importedName));
    }
  }

  private void endImport(Outcome<LibraryEntry> end) {
    importing.say("");
    switch (end) {
      case Outcome.Done<LibraryEntry> done -> {
        open.accept(done.result());
        refreshAndSelect(done.result());
      }
      case Outcome.Cancelled<LibraryEntry> none -> {}
      case Outcome.Failed<LibraryEntry> failure ->
          message.set(texts.get("library.failed", failure.sentence()));
    }
  }

  private @Nullable LibraryEntry changeable() {
    LibraryEntry entry = selected.get();
    return entry == null || entry.bundled() || busy.get() ? null : entry;
  }

  /// Does something to the disk, then looks at it anew and selects the result, or `otherwise` if it
  /// failed.
  private void work(Work change, @Nullable LibraryEntry otherwise) {
    busy.set(true);
    message.set(null);
    LibraryEntry before = otherwise == null ? selected.get() : otherwise;
    background.execute(
        () -> {
          LibraryEntry wanted = before;
          String failure = null;
          try {
            LibraryEntry result = change.run();
            wanted = result == null ? before : result;
          } catch (IOException | RuntimeException failed) {
            FailureLog.note(failed);
            failure = texts.get("library.failed", UserMessages.words(failed));
          }
          look(wanted, failure);
        });
  }

  private void look(@Nullable LibraryEntry wanted, @Nullable String failure) {
    try {
      var look = new Look(List.copyOf(library.entries()), List.copyOf(library.problems()));
      foreground.execute(() -> show(look, wanted, failure));
    } catch (IOException | RuntimeException failed) {
      FailureLog.note(failed);
      String worse = texts.get("library.failed", UserMessages.words(failed));
      foreground.execute(() -> giveUp(failure == null ? worse : failure));
    }
  }

  private static List<LibraryEntry> grouped(List<LibraryEntry> entries) {
    return ComparisonGroup.groups(entries, LibraryEntry::card).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  private void show(Look look, @Nullable LibraryEntry wanted, @Nullable String failure) {
    String told = failure == null ? vanished(look) : failure;
    // At the first look the card is of the model that is on the map.
    boolean first = entries.isEmpty();
    entries.setAll(look.entries());
    grouped.setAll(grouped(entries));
    problems.setAll(look.problems());
    selected.set(
        look.entries().stream()
            .filter(entry -> wanted != null && entry.folder().equals(wanted.folder()))
            .findFirst()
            .or(() -> first ? onTheMap(look.entries()) : Optional.empty())
            .orElse(null));
    giveUp(told);
  }

  /// Models that have disappeared from the disk since the last look, in a sentence; null if none.
  private @Nullable String vanished(Look look) {
    List<LibraryEntry> gone =
        entries.stream()
            .filter(
                entry ->
                    look.entries().stream().noneMatch(is -> is.folder().equals(entry.folder())))
            .toList();
    if (gone.isEmpty()) {
      return null;
    }
    String names =
        gone.stream()
            .map(entry -> "“" + BundledWords.name(entry.card()) + "”")
            .collect(joining(", "));
    return texts.get(
        "library.vanished", names, String.valueOf(gone.getFirst().folder().getParent()));
  }

  private void giveUp(@Nullable String failure) {
    message.set(failure);
    busy.set(false);
  }
}
