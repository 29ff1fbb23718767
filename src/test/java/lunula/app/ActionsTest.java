package lunula.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.stage.Stage;
import lunula.files.AppFolders;
import lunula.lesson.Vocabulary;
import lunula.ui.kit.Action;
import lunula.ui.kit.Actions;
import lunula.ui.kit.Keys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The registry of the whole window.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class ActionsTest {
  private static final Path SOURCES = Path.of("src/main/java/lunula");
  private static final Pattern KEYS = Pattern.compile("\\bKey(?:Code|Event|CodeCombination)\\b");
  // An instrument holds its key as a value, which ToolBar registers.
  private static final Pattern REGISTERED = Pattern.compile("\\w+(Actions|Instrument)\\.java");

  /// Who hears keys by itself, and why that is no action of the registry. What a person cannot
  /// guess is told as a gesture.
  private static final Map<String, String> ALONE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ui/explore/Instrument.java", "a key as a value; ToolBar registers it"),
              Map.entry("ui/sample/SampleInstruments.java", "keys as values of two instruments"),
              Map.entry("ui/decode/DecodeView.java", "keys of its own actions"),
              Map.entry("ui/layers/LayersView.java", "keys of its own actions"),
              Map.entry("ui/session/SessionDialogs.java", "keys of its own actions"),
              Map.entry(
                  "ui/arithmetic/ArithmeticTool.java", "its own actions, registered by ToolBar"),
              Map.entry("ui/sample/PosteriorTool.java", "its own action, registered by ToolBar"),
              Map.entry("ui/map/MapGestures.java", "arrows move the cursor: a gesture"),
              Map.entry("ui/map/LegendView.java", "Enter is Alt and a click: a gesture"),
              Map.entry("ui/draw/DrawView.java", "arrows and Space draw: gestures"),
              Map.entry("ui/train/LossChart.java", "arrows along a chart: gestures"),
              Map.entry("ui/compare/SideBySideView.java", "arrows from image to image: a gesture"),
              Map.entry("ui/compare/MorphView.java", "the same arrows; a key stops the play"),
              Map.entry("ui/arithmetic/ArithmeticPanel.java", "arrows move the term: a gesture"),
              Map.entry("ui/select/PictureGrid.java", "arrows and Enter in a list: gestures"),
              Map.entry("ui/select/SelectView.java", "Enter in a list: a gesture"),
              Map.entry("ui/select/SelectionPage.java", "Ctrl or Alt with a button's own key"),
              Map.entry("ui/library/LibraryView.java", "Escape leaves a question: a gesture"),
              Map.entry("ui/palette/PaletteOverlay.java", "a list that is typed into"),
              Map.entry("ui/lesson/LessonColumn.java", "Tab leaves a sentence: a gesture"),
              Map.entry("ui/shell/ModelChooser.java", "a list that is typed into"),
              Map.entry("ui/code/CodePane.java", "a text's own Ctrl+C"),
              Map.entry("ui/shell/MainView.java", "in a lesson the arrows may be held off the map"),
              Map.entry("ui/shell/QuestionOverlay.java", "Escape leaves what is innermost"),
              Map.entry("ui/export/ExportView.java", "Escape leaves what is innermost"),
              Map.entry("ui/about/AboutView.java", "Escape leaves what is innermost")));

  @TempDir private static Path folder;

  private Assembly assembly;

  @Start
  void assemble(Stage stage) {
    assembly = new Assembly(new AppFolders(folder, folder, folder));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(assembly::close);
  }

  @Test
  void noKeyMeansTwoThingsInOnePlace() {
    assertEquals(List.of(), assembly.actions().collisions());
  }

  @Test
  void everyActionHasAnIdOfItsOwnAndWords() {
    Set<String> ids = new HashSet<>();
    for (Action action : assembly.actions().all()) {
      assertTrue(ids.add(action.id()), action.id());
      assertFalse(action.words().name().isBlank(), action.id());
      assertFalse(action.words().help().isBlank(), action.id());
    }
  }

  /// Lessons name actions where there is no window, by a list: the terminal's `lesson check` uses
  /// it.
  @Test
  void lessonsKnowEveryAction() {
    Set<String> ids = new TreeSet<>();
    assembly.actions().all().forEach(action -> ids.add(Vocabulary.written(action.id())));
    Set<String> missing = new TreeSet<>(ids);
    missing.removeAll(Vocabulary.actions());
    assertEquals(Set.of(), missing, "add these lines to lunula/lesson/actions.txt");
    Set<String> gone = new TreeSet<>(Vocabulary.actions());
    gone.removeAll(ids);
    assertEquals(Set.of(), gone, "are no actions any more");
  }

  @Test
  void whatThePaletteDoesNotOfferHasAKey() {
    for (Action action : assembly.actions().all()) {
      assertTrue(action.listed() || !action.keyText().isEmpty(), action.id());
    }
  }

  /// For each place, some keys that work there.
  @Test
  void theListOfKeysNamesWhatWorksWhere() {
    Map<String, Set<String>> listed =
        assembly.actions().help().stream()
            .collect(Collectors.toMap(Actions.Group::title, ActionsTest::keys));
    assertAll(
        () -> assertTold(listed, "Everywhere", "Ctrl+1", "Ctrl+E", "F1  ?", "F6", "K", "Esc"),
        () -> assertTold(listed, "Everywhere while exploring", "A", "B", "Space", "G", "P", "C"),
        () -> assertTold(listed, "Tools", "V", "S", "L", "D", "N", "E", "R"),
        () -> assertTold(listed, "On the map", "F  0", "+", "−", "Right or Shift + drag"),
        () -> assertTold(listed, "Tool: select", "I  Ctrl+I", "M", "[", "]", "Ctrl+A"),
        () -> assertTold(listed, "Tool: path", "Enter", ",", ".", "M", "Delete", "O"),
        () -> assertTold(listed, "Tool: P − Q + R", "Enter", ",", ".", "M", "Delete"),
        () -> assertTold(listed, "Tool: posterior", "Enter"),
        () -> assertTold(listed, "Drawing", "X", "Ctrl+V"),
        () -> assertTold(listed, "On the canvas of a drawing", "[", "]", "Delete"),
        () -> assertTold(listed, "List of models", "Enter", "F2", "Delete"),
        () -> assertTold(listed, "Loss chart", "← →", "Home  End"));
  }

  private static Set<String> keys(Actions.Group group) {
    return group.lines().stream().map(Actions.Line::keys).collect(Collectors.toSet());
  }

  private static void assertTold(Map<String, Set<String>> listed, String place, String... keys) {
    Set<String> missing = new TreeSet<>(List.of(keys));
    missing.removeAll(listed.getOrDefault(place, Set.of()));
    assertEquals(Set.of(), missing, place);
  }

  /// A key stands in a tooltip by its action only. Escape and Enter, which press the buttons of any
  /// dialog, and the code's own Ctrl+C are no actions.
  @Test
  void noTooltipNamesTheKeyOfAnActionByHand() throws IOException {
    Set<String> keys =
        assembly.actions().all().stream()
            .flatMap(action -> action.keys().stream())
            .map(Keys::text)
            .filter(key -> !Set.of("Esc", "Enter", "F", "0").contains(key))
            .collect(Collectors.toSet());
    List<String> byHand = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/lunula/ui"))) {
      for (Path file : files.filter(name -> name.endsWith("texts.properties")).toList()) {
        for (String line : Files.readAllLines(file)) {
          boolean tip = line.substring(0, Math.max(0, line.indexOf('='))).endsWith("tip");
          if (tip && keys.stream().anyMatch(key -> line.contains("(" + key + ")"))) {
            byHand.add(line);
          }
        }
      }
    }
    assertEquals(List.of(), byHand);
  }

  /// A view that hears keys by itself is either in the registry or in the list above, which holds
  /// no view that does not.
  @Test
  void viewsLeaveTheirKeysToTheRegistry() throws IOException {
    Set<String> hearing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".java")).toList()) {
        String name = SOURCES.relativize(file).toString().replace('\\', '/');
        boolean registered =
            name.startsWith("ui/kit/")
                || REGISTERED.matcher(file.getFileName().toString()).matches();
        if (!registered && KEYS.matcher(Files.readString(file)).find()) {
          hearing.add(name);
        }
      }
    }
    assertEquals(ALONE.keySet(), hearing);
  }
}
