package lunula.ui.about;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lunula.files.AppFolders;
import lunula.files.LicenceTexts;
import lunula.files.LicenceTexts.Licence;
import lunula.files.UserMessages;
import lunula.ui.kit.Latest;
import lunula.ui.kit.Texts;
import org.jspecify.annotations.Nullable;

/// Versions, folders, credits and licences of this Lunula. Nothing is read before it is first
/// shown. JavaFX thread only.
public final class AboutViewModel {
  private final Texts texts = Texts.of(AboutViewModel.class);
  private final AppFolders folders;
  private final Versions versions;
  private final Executor background;
  private final Executor foreground;
  private final BooleanProperty shown;
  private final Latest<Licence, String> reading;
  private final ObservableList<Licence> licences = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Licence> chosen = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper licenceText = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper engineName;
  private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Consumer<Consumer<String>>> engine =
      new SimpleObjectProperty<>(told -> {});
  private final ObjectProperty<Consumer<String>> showDocument =
      new SimpleObjectProperty<>(address -> {});

  /// What runs here.
  ///
  /// @param lunula name and version
  /// @param java version and maker
  /// @param javaFx version
  /// @param system name, version and processor
  public record Versions(String lunula, String java, String javaFx, String system) {}

  /// One of the person's own places.
  ///
  /// @param name in a word or two
  /// @param path may not exist yet
  public record Place(String name, Path path) {}

  /// @param background reads files
  /// @param foreground the JavaFX thread
  /// @param shown whether all this is on the screen
  public AboutViewModel(
      AppFolders folders,
      Versions versions,
      Executor background,
      Executor foreground,
      BooleanProperty shown) {
    this.folders = folders;
    this.versions = versions;
    this.background = background;
    this.foreground = foreground;
    this.shown = shown;
    engineName = new ReadOnlyStringWrapper("");
    reading = new Latest<>(background, foreground, this::read, licenceText::set, this::tell);
    chosen.subscribe(this::readChosen);
    shown.subscribe(this::prepare);
  }

  /// Whether all this is on the screen.
  public BooleanProperty shownProperty() {
    return shown;
  }

  /// Asks for the engine's name and version, which is passed on on the JavaFX thread, or never
  /// while there is no engine.
  public ObjectProperty<Consumer<Consumer<String>>> engineProperty() {
    return engine;
  }

  /// Opens an address on the desktop.
  public ObjectProperty<Consumer<String>> showDocumentProperty() {
    return showDocument;
  }

  /// What runs here.
  public Versions versions() {
    return versions;
  }

  /// The engine's name and version; empty while none is loaded.
  public ReadOnlyStringProperty engineNameProperty() {
    return engineName.getReadOnlyProperty();
  }

  /// The person's own places.
  public List<Place> places() {
    return List.of(
        new Place(texts.get("about.place.models"), folders.ownModels()),
        new Place(texts.get("about.place.data"), folders.ownData()),
        new Place(texts.get("about.place.settings"), folders.settings()),
        new Place(texts.get("about.place.log"), folders.log()));
  }

  /// Shows the folder of a place on the desktop; makes it if it is not there yet.
  public void open(Place place) {
    background.execute(
        () -> {
          try {
            Path folder = folder(place.path());
            Files.createDirectories(folder);
            String address = folder.toUri().toString();
            foreground.execute(() -> showDocument.get().accept(address));
          } catch (IOException failure) {
            foreground.execute(() -> tell(failure));
          }
        });
  }

  private Path folder(Path place) {
    boolean file = place.equals(folders.settings()) || place.equals(folders.log());
    return file ? place.resolveSibling("") : place;
  }

  /// The licences of what Lunula is built on; none where the build has not collected them.
  public ObservableList<Licence> licences() {
    return licences;
  }

  /// The licence that is read; null if none is.
  public ObjectProperty<@Nullable Licence> chosenProperty() {
    return chosen;
  }

  /// Its text.
  public ReadOnlyStringProperty licenceTextProperty() {
    return licenceText.getReadOnlyProperty();
  }

  /// What could not be done, in a sentence; null if nothing.
  public ReadOnlyObjectProperty<@Nullable String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  private void prepare(boolean visible) {
    if (!visible) {
      return;
    }
    problem.set(null);
    engine.get().accept(engineName::set);
    if (licences.isEmpty()) {
      background.execute(this::list);
    }
  }

  private void list() {
    try {
      List<Licence> found = LicenceTexts.in(folders.licences());
      foreground.execute(() -> show(found));
    } catch (IOException failure) {
      foreground.execute(() -> tell(failure));
    }
  }

  private void show(List<Licence> found) {
    licences.setAll(found);
    chosen.set(found.isEmpty() ? null : found.getFirst());
  }

  private void readChosen(@Nullable Licence licence) {
    if (licence != null) {
      reading.request(licence);
    }
  }

  private String read(Licence licence) {
    try {
      return LicenceTexts.read(licence);
    } catch (IOException failure) {
      return texts.get("about.failed", UserMessages.words(failure));
    }
  }

  private void tell(Exception failure) {
    problem.set(texts.get("about.failed", UserMessages.words(failure)));
  }
}
