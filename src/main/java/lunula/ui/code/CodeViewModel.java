package lunula.ui.code;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import lunula.export.code.Language;
import lunula.export.code.OnnxModel;
import lunula.export.code.ProgramFile;
import lunula.export.code.Subject;
import lunula.files.UserMessages;
import lunula.library.ModelKinds;
import lunula.library.StoredMap;
import lunula.library.StoredModels;
import lunula.model.card.ModelCard;
import lunula.model.network.Architecture;
import lunula.ui.explore.ExplorerState;
import lunula.ui.kit.FailureLog;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;

/// The program that rebuilds the open model and decodes the place under the cursor. Written anew in
/// the background as the cursor moves, but only while it is shown. JavaFX thread only.
public final class CodeViewModel {
  private final Texts texts = Texts.of(CodeViewModel.class);
  private final MainViewModel main;
  private final ReadOnlyObjectProperty<@Nullable Path> opened;
  private final Executor disk;
  private final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.PYTORCH);
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
  private final Latest<Request, Written> writing;
  private @Nullable ProgramFile program;
  private Subscription following = Subscription.EMPTY;

  private record Written(ProgramFile program, String text) {}

  private record Request(Language language, Subject subject, Path folder) {
    Written write() {
      if (!ModelKinds.isAutoencoder(folder)) {
        throw new IllegalStateException(Texts.of(CodeViewModel.class).get("code.none.kind"));
      }
      ProgramFile program = ProgramFile.of(language, subject, folder);
      return new Written(program, program.text());
    }
  }

  /// @param opened folder of the open model; null before the first
  /// @param disk writes programs and files in the background
  public CodeViewModel(
      MainViewModel main, ReadOnlyObjectProperty<@Nullable Path> opened, Executor disk) {
    this.main = main;
    this.opened = opened;
    this.disk = disk;
    writing =
        new Latest<>(disk, main.exploration().foreground(), Request::write, this::show, this::fail);
  }

  private void show(Written newest) {
    program = newest.program();
    text.set(newest.text());
  }

  /// In which language.
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /// The whole program; empty while there is none.
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /// Why there is no program, in a sentence; null if there is one.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// How the last copying or saving went, in a few words; empty before the first and once it is
  /// out of date.
  public ReadOnlyStringProperty outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /// The file name that the program should have.
  public String suggestedName() {
    return language.get().program().fileName();
  }

  /// Follows the cursor from now on, or no longer. Nobody is held on to while it does not.
  public void setShown(boolean shown) {
    following.unsubscribe();
    following = Subscription.EMPTY;
    outcome.set("");
    if (shown) {
      ExplorerState exploration = main.exploration();
      following =
          Subscription.combine(
              opened.subscribe(this::refreshed),
              language.subscribe(this::refreshed),
              main.trainingProperty().subscribe(this::refreshed),
              exploration.cursorProperty().subscribe(this::refreshed),
              exploration.slice().planeProperty().subscribe(this::refreshed),
              exploration.slice().labelProperty().subscribe(this::refreshed));
      refresh();
    } else {
      writing.forget();
    }
  }

  private void refreshed() {
    outcome.set("");
    refresh();
  }

  private void refresh() {
    Path folder = opened.get();
    ModelCard card = main.cardProperty().get();
    if (main.trainingProperty().get()) {
      refuse(texts.get("code.none.training"));
    } else if (folder == null || card == null) {
      refuse(texts.get("code.none.model"));
    } else {
      problem.set(null);
      ask(folder, card);
    }
  }

  private void refuse(String sentence) {
    writing.forget();
    problem.set(sentence);
    program = null;
    text.set("");
  }

  /// While another model opens, card and place may be of different ones for a moment.
  private void ask(Path folder, ModelCard card) {
    Architecture network = card.plan().architecture();
    float[] z = main.exploration().slice().z();
    if (z.length >= network.latentDimensions()) {
      int label = main.exploration().slice().labelProperty().get();
      int told = Math.clamp(label, 0, Math.max(0, network.classes() - 1));
      float[] place = Arrays.copyOf(z, network.latentDimensions());
      writing.request(
          new Request(
              language.get(), new Subject(card.name(), network, folder, place, told), folder));
    }
  }

  private void fail(RuntimeException failure) {
    refuse(UserMessages.words(failure));
  }

  /// Tells that the program lies on the clipboard.
  void copied() {
    outcome.set(texts.get("code.copied"));
  }

  /// Forgets how the last copying or saving went.
  void outcomeSeen() {
    outcome.set("");
  }

  /// Writes the program as it stands into a file, with the model's weights beside it; returns at
  /// once. Nothing while there is no program.
  public void save(Path file) {
    ProgramFile shown = program;
    if (shown != null) {
      disk.execute(() -> write("code.saved", file, () -> shown.write(file)));
    }
  }

  /// Writes the open model as ONNX files into a new folder; returns at once. Nothing while there is
  /// no program.
  public void saveOnnx(Path target) {
    Path folder = opened.get();
    if (program != null && folder != null) {
      disk.execute(
          () ->
              write(
                  "code.onnx.saved",
                  target,
                  () -> {
                    StoredMap map = new StoredModels().map(folder);
                    new OnnxModel(
                            map.card().name(), map.card().plan().architecture(), map.weights())
                        .write(target);
                  }));
    }
  }

  /// The name that a folder of ONNX files should have.
  String suggestedFolder() {
    return opened.get() == null ? "onnx" : opened.get().getFileName() + "-onnx";
  }

  private interface Writing {
    void write() throws IOException;
  }

  private void write(String done, Path file, Writing writing) {
    Runnable outcome;
    try {
      writing.write();
      String words = texts.get(done, file.getFileName());
      outcome = () -> saved(words, file);
    } catch (IOException | RuntimeException failure) {
      FailureLog.note(failure);
      outcome = () -> this.outcome.set(UserMessages.words(failure));
    }
    main.exploration().foreground().execute(outcome);
  }

  private void saved(String words, Path file) {
    outcome.set(words);
    main.exploration().succeed(words, file);
  }
}
