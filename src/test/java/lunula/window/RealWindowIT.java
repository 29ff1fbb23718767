package lunula.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lunula.ui.shell.MainView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What only a real window shows: GTK, an X server, a window manager and a pointer that rests. Run
/// by `mvn -Pwindow test`; leaves screenshots in `target/window`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealWindowIT {
  private static final Path SCREENSHOTS = Path.of("target", "window");
  private static final String TITLE = "Lunula";
  private static final String THEME = "#main-theme";

  /// So many frames are enough for a tooltip that flickers to be gone.
  private static final int A_WHILE = 30;

  /// At most as much of a window's size is taken by its frame.
  private static final int FRAME = 60;

  /// Within a window, but near its left or right edge.
  private static final int EDGE = 120;

  /// How far above a window's place the middle of its title is: xdotool counts the frame twice.
  private static final int TITLE_BAR = 31;

  private Desktop desktop;
  private AppProcess app;
  private Path home;

  @RegisterExtension
  final TestExecutionExceptionHandler evidence =
      (context, failure) -> {
        capture("failed-" + context.getRequiredTestMethod().getName());
        throw failure;
      };

  @BeforeAll
  void openTheWindow(@TempDir Path folder) throws IOException {
    home = folder;
    desktop = new Desktop(folder);
    app = AppProcess.start(desktop, folder);
    app.window(TITLE);
    app.find("#tool-select");
  }

  /// What a failed test left open is not in the way of the next.
  @BeforeEach
  void closePopups() {
    if (!desktop.popups().isEmpty()) {
      desktop.hand("key", "Escape");
    }
    away();
  }

  @AfterAll
  void closeTheWindow() {
    app.close();
    desktop.close();
  }

  /// A tool, a button at the right edge, and one at the lower edge.
  @ParameterizedTest
  @ValueSource(strings = {"#tool-select", THEME, "#path-set-a"})
  void aTooltipOpensWhereThePointerRestsAndStays(String button) {
    tooltipOver(button, "light");
  }

  /// The tooltip opens above the pointer where there is no room below.
  @Test
  void aTooltipOpensAtTheEdgeOfTheScreen() {
    desktop.hand("windowmove", app.window(TITLE), "x", Desktop.HEIGHT - 800);
    tooltipOver("#path-set-a", "edge");
  }

  @Test
  void theFieldsOfTheTrainingFormExplainThemselves() {
    desktop.hand("key", "ctrl+2");
    tooltipOver("#train-rate", "light");
    assertTrue(app.ask("tooltip").startsWith("How large a step"), app.ask("tooltip"));
    desktop.hand("key", "ctrl+1");
  }

  @Test
  void aMenuOpensAndCloses() {
    openThemes();
    desktop.hand("key", "Escape");
    Desktop.until("Escape closes the menu", () -> desktop.popups().isEmpty());
    Desktop.Box button = openThemes();
    desktop.click(button.middleX(), button.y() + button.height() - 3);
    Desktop.until("a click on its button closes the menu", () -> desktop.popups().isEmpty());
  }

  @Test
  void aMenuDoesWhatIsChosen() {
    openThemes();
    desktop.hand("key", "Down", "Down", "Return");
    Desktop.until("the window is dark", () -> app.shows(".root.dark"));
    tooltipOver("#tool-select", "dark");
    openThemes();
    capture("menu-dark");
    desktop.hand("key", "Down", "Return");
    Desktop.until("the window is light", () -> !app.shows(".root.dark"));
  }

  private Desktop.Box openThemes() {
    away();
    Desktop.Box button = app.find(THEME);
    desktop.click(button.middleX(), button.middleY());
    Desktop.until("the menu is open", () -> app.shows(".radio-menu-item"));
    assertEquals(1, desktop.popups().size());
    return button;
  }

  @Test
  void aSecondStartBringsTheFirstWindowToTheFrontAndEnds() throws IOException {
    String window = app.window(TITLE);
    desktop.hand("windowminimize", window);
    Desktop.until("the window is minimised", () -> desktop.windows(TITLE).isEmpty());
    try (AppProcess second = AppProcess.start(desktop, home)) {
      assertEquals(0, second.end());
    }
    assertEquals(window, app.window(TITLE));
    assertEquals(List.of(window), desktop.windows(TITLE));
  }

  @Test
  void theWindowIsNoSmallerThanItsLeastSize() {
    String window = app.window(TITLE);
    Desktop.Box before = desktop.box(window);
    desktop.hand("windowsize", window, 300, 200);
    Desktop.until("the window is smaller", () -> desktop.box(window).width() < before.width());
    app.ask("frames " + A_WHILE);
    Desktop.Box least = desktop.box(window);
    assertTrue(least.width() > MainView.MIN_WIDTH - FRAME, least.toString());
    assertTrue(least.height() > MainView.MIN_HEIGHT - FRAME, least.toString());
    desktop.hand("windowsize", window, before.width(), before.height());
    Desktop.until("the window is large again", () -> desktop.box(window).width() == before.width());
  }

  /// By a double-click on its title, as people do it, and back.
  @Test
  void theWindowFillsTheScreenAndGoesBack() {
    String window = app.window(TITLE);
    Desktop.Box before = desktop.box(window);
    desktop.doubleClick(before.middleX(), before.y() - TITLE_BAR);
    Desktop.until("it fills the screen", () -> desktop.box(window).width() > Desktop.WIDTH - FRAME);
    app.ask("frames " + A_WHILE);
    capture("maximised");
    Desktop.Box large = desktop.box(window);
    assertTrue(large.height() > Desktop.HEIGHT - FRAME, large.toString());
    Desktop.Box menu = app.find(THEME);
    assertTrue(large.contains(menu.middleX(), menu.middleY()), menu + " " + large);
    desktop.doubleClick(large.middleX(), large.y() - TITLE_BAR);
    Desktop.until("it has its size", () -> desktop.box(window).width() < before.width() + FRAME);
  }

  @Test
  void whatIsCopiedIsPastedInAnotherProgram() throws IOException {
    app.window(TITLE);
    Desktop.Box copy = app.find("#decode-copy");
    desktop.click(copy.middleX(), copy.middleY());
    app.ask("frames " + A_WHILE);
    try (AppProcess other = other(home.resolve("any"))) {
      String copied = other.line(OtherProgram.CLIPBOARD);
      assertTrue(copied.matches(".*-?\\d.*,.*\\d.*"), copied);
    }
  }

  @Test
  void theDetailsOfAFailureArePastedInAnotherProgram() throws IOException {
    app.window(TITLE);
    Path broken = Files.writeString(home.resolve("torn.lunula"), "{\"lunulaSession\": 1");
    desktop.hand("key", "ctrl+o");
    Desktop.until("the file chooser", () -> desktop.activeTitle().equals("Open a session"));
    desktop.type(broken.toString());
    Desktop.Box copy = app.find("#main-notice-copy");
    desktop.click(copy.middleX(), copy.middleY());
    app.ask("frames " + A_WHILE);
    capture("notice");
    try (AppProcess other = other(home.resolve("any"))) {
      String sentence = other.line(OtherProgram.CLIPBOARD);
      assertTrue(sentence.contains("torn.lunula"), sentence);
      assertEquals("", other.line(""));
      assertTrue(other.line("").contains("Java 25"));
    }
  }

  @Test
  void aFileDroppedFromAnotherProgramOpens() throws IOException {
    String window = app.window(TITLE);
    desktop.hand("key", "ctrl+shift+s");
    Desktop.until("the file chooser", () -> desktop.activeTitle().equals("Save the session"));
    desktop.type(home.resolve("first").toString());
    app.window("first.lunula");
    Path dropped = Files.copy(home.resolve("first.lunula"), home.resolve("dropped by hand.lunula"));
    try (AppProcess other = other(dropped)) {
      other.line(OtherProgram.CLIPBOARD);
      Desktop.until("it is there", () -> desktop.activeTitle().equals(OtherProgram.TITLE));
      Desktop.Box file = desktop.activeBox();
      Desktop.Box lunula = desktop.box(window);
      // The window manager may have laid the other window over the middle of this one.
      boolean left = file.middleX() > lunula.middleX();
      int x = left ? lunula.x() + EDGE : lunula.x() + lunula.width() - EDGE;
      // Where the machine is so busy that the programs lose each other, the hand tries again.
      Desktop.until(
          "the session is open",
          () -> {
            desktop.drag(file.middleX(), file.middleY(), x, lunula.middleY());
            return !desktop.windows("dropped by hand.lunula").isEmpty();
          });
    }
    desktop.hand("windowactivate", window);
    app.window("dropped by hand.lunula");
  }

  private AppProcess other(Path file) throws IOException {
    return AppProcess.start(OtherProgram.class, desktop, home, file.toString());
  }

  /// What a double-click does: the desktop starts Lunula with the file.
  @Test
  void aSessionSavedInTheFileChooserOpensInTheWindowThatIsThereAndInANewOne() throws IOException {
    app.window(TITLE);
    desktop.hand("key", "ctrl+shift+s");
    Desktop.until("the file chooser", () -> desktop.activeTitle().equals("Save the session"));
    // The file's ending stays: only the name before it is selected.
    desktop.type(home.resolve("lesson").toString());
    Path saved = home.resolve("lesson.lunula");
    Desktop.until("the session is saved", () -> Files.exists(saved));
    app.window("lesson.lunula");

    Path sent = Files.copy(saved, home.resolve("homework.lunula"));
    try (AppProcess second = AppProcess.start(desktop, home, sent.toString())) {
      assertEquals(0, second.end());
    }
    app.window("homework.lunula");

    Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
    try (AppProcess other = AppProcess.start(desktop, elsewhere, saved.toString())) {
      other.window("lesson.lunula");
      desktop.hand("key", "alt+F4");
      assertEquals(0, other.end());
    }
  }

  private void tooltipOver(String selector, String theme) {
    away();
    Desktop.Box at = app.find(selector);
    desktop.rest(at.middleX(), at.middleY());
    Desktop.until("a tooltip over " + selector, () -> desktop.popups().size() == 1);
    app.ask("frames " + A_WHILE);
    List<Desktop.Box> popups = desktop.popups();
    assertEquals(1, popups.size(), "the tooltip over " + selector + " stays");
    assertFalse(popups.getFirst().contains(at.middleX(), at.middleY()), popups + " " + at);
    capture("tooltip-" + selector.substring(1) + "-" + theme);
  }

  /// The pointer beside the window.
  private void away() {
    desktop.rest(8, 8);
    Desktop.until("nothing is open", () -> desktop.popups().isEmpty());
  }

  private void capture(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      app.ask("capture " + SCREENSHOTS.resolve(name + ".png").toAbsolutePath());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
