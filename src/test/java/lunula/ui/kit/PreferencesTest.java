package lunula.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import lunula.model.plan.Preset;
import lunula.session.PreferencesFile;
import lunula.ui.explore.ExplorerState;
import lunula.ui.shell.MainSettings;
import lunula.ui.shell.MainViewModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
  @TempDir Path root;
  private PreferencesFile file = new PreferencesFile(Path.of(""));
  private final Queue<Runnable> disk = new ArrayDeque<>();
  private final List<String> told = new ArrayList<>();
  private final Property<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
  private final Property<Boolean> grid = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Path> model = new SimpleObjectProperty<>();

  @BeforeEach
  void nameTheFile() {
    file = new PreferencesFile(root.resolve("home/settings.properties"));
  }

  @Test
  void whatWasChosenIsThereAtTheNextStart() throws IOException {
    start();
    theme.setValue(Theme.DARK);
    grid.setValue(true);
    model.set(root.resolve("app/models/deep"));
    diskWorks();
    theme.setValue(Theme.SYSTEM);
    grid.setValue(false);
    assertEquals(Optional.of(root.resolve("app/models/deep")), start());
    assertEquals(Theme.DARK, theme.getValue());
    assertTrue(grid.getValue());
    assertEquals(List.of(), told);
  }

  @Test
  void aColumnsWidthIsThereAtTheNextStart() {
    var main = main();
    follow(MainSettings.of(main));
    main.toolsWidthProperty().set(371.6);
    diskWorks();
    var later = main();
    follow(MainSettings.of(later));
    assertEquals(372, later.toolsWidthProperty().get());
  }

  @Test
  void aModelThatCameWithLunulaIsFoundWhereLunulaHasMoved() throws IOException {
    start();
    model.set(root.resolve("app/models/deep"));
    diskWorks();
    assertEquals(Optional.of(Path.of("models", "deep").toString()), file.read().get("model"));
    model.set(root.resolve("elsewhere/mine"));
    diskWorks();
    assertEquals(Optional.of(root.resolve("elsewhere/mine")), start());
  }

  @Test
  void whatNoLongerExistsLeavesTheDefaultAndIsNoFault() throws IOException {
    var preset = new SimpleObjectProperty<>(Preset.ALL.getFirst());
    keep(preset);
    preset.set(Preset.of("cvae"));
    diskWorks();
    assertEquals(Optional.of("cvae"), file.read().get("preset"));
    var later = new SimpleObjectProperty<>(Preset.ALL.getFirst());
    keep(later);
    assertEquals("cvae", later.get().id());
    file.write(lunula.session.PreferenceValues.NONE.with("preset", "of-another-version"));
    var older = new SimpleObjectProperty<>(Preset.ALL.getFirst());
    keep(older);
    assertEquals(Preset.ALL.getFirst(), older.get());
    assertEquals(List.of(), told);
  }

  private void keep(Property<Preset> preset) {
    follow(
        List.of(Setting.of("train.preset", preset).remembered("preset", Preset::id, Preset::find)));
  }

  private void follow(List<Setting<?>> settings) {
    new Preferences(file, disk::add, Runnable::run, told::add).follow(new Settings().add(settings));
  }

  private static MainViewModel main() {
    return new MainViewModel(
        new ExplorerState(Runnable::run, Runnable::run),
        FXCollections.observableArrayList(),
        entry -> {});
  }

  @Test
  void manyQuickChangesAreWrittenOnce() throws IOException {
    start();
    for (int i = 0; i < 100; i++) {
      grid.setValue(!grid.getValue());
    }
    theme.setValue(Theme.LIGHT);
    assertEquals(1, disk.size());
    diskWorks();
    assertEquals(Optional.of("LIGHT"), file.read().get("theme"));
    assertEquals(Optional.of("false"), file.read().get("grid"));
  }

  @Test
  void nothingIsWrittenUntilSomethingChanges() {
    start();
    assertTrue(disk.isEmpty());
  }

  @Test
  void aBrokenFileMeansDefaultsAndASentence() throws IOException {
    Files.createDirectories(file.path().getParent());
    Files.write(file.path(), new byte[] {(byte) 0xff, 0, 1});
    assertEquals(Optional.empty(), start());
    assertEquals(Theme.SYSTEM, theme.getValue());
    assertEquals(1, told.size());
    theme.setValue(Theme.DARK);
    diskWorks();
    assertEquals(Optional.of("DARK"), file.read().get("theme"));
  }

  @Test
  void oneUnknownValueLeavesTheOthers() throws IOException {
    file.write(lunula.session.PreferenceValues.NONE.with("theme", "PURPLE").with("grid", "true"));
    start();
    assertEquals(Theme.SYSTEM, theme.getValue());
    assertTrue(grid.getValue());
    assertTrue(told.getFirst().contains("theme=PURPLE"), told.toString());
  }

  @Test
  void whatANewerLunulaChoseIsCarriedAlong() throws IOException {
    file.write(lunula.session.PreferenceValues.NONE.with("sound", "off"));
    start();
    grid.setValue(true);
    diskWorks();
    assertEquals(Optional.of("off"), file.read().get("sound"));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsToldOnce() throws IOException {
    Files.writeString(root.resolve("home"), "in the way");
    Files.delete(root.resolve("home"));
    start();
    Files.writeString(root.resolve("home"), "in the way");
    grid.setValue(true);
    diskWorks();
    grid.setValue(false);
    diskWorks();
    assertEquals(1, told.size());
    assertTrue(told.getFirst().contains("cannot be saved"), told.toString());
  }

  private Optional<Path> start() {
    var preferences = new Preferences(file, disk::add, Runnable::run, told::add);
    preferences.follow(
        new Settings()
            .add(
                List.of(
                    Setting.remembered("theme", Setting.of("window.theme", theme), Theme.class),
                    Setting.remembered("grid", Setting.of("map.grid", grid)))));
    return preferences.keep("model", model, root.resolve("app"));
  }

  private void diskWorks() {
    while (!disk.isEmpty()) {
      disk.remove().run();
    }
  }
}
