package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lunula.app.start.LanguageSwitch;
import lunula.files.Bundle;
import lunula.testkit.ForeignWords;
import lunula.testkit.ShownWords;
import lunula.ui.shell.MainView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A window that was opened in English is Chinese in all its pages once Chinese is chosen, and
/// nothing else has changed.
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // made before the first test
class LanguageSwitchTest extends WindowPages {
  private LanguageSwitch language;
  private final Set<String> complaints = new TreeSet<>();

  @BeforeAll
  void follow() throws Exception {
    window.run(
        () -> {
          language = new LanguageSwitch(assembly, sequence, () -> view = view());
          language.complete(true);
        });
  }

  @AfterAll
  void speakEnglishAgain() {
    Bundle.speak(Bundle.Language.ENGLISH);
  }

  private void choose(String tag) throws Exception {
    MainView before = view;
    window.run(() -> assembly.main().languageProperty().set(tag));
    window.await(
        "the window in " + tag, () -> view != before && view.lookup("#take") != null && whole());
    window.frames(4);
  }

  private boolean whole() {
    return language.isComplete();
  }

  @Order(1)
  @Test
  void modelMapAndCursorStayWhenTheLanguageChanges() throws Exception {
    // What was made before the change must not stay as it was.
    for (Sight sight : List.of(Sight.TRAIN_IN_FULL, Sight.MODELS, Sight.EXPLAIN, Sight.ABOUT)) {
      look(sight);
      lookAway();
    }
    var map = assembly.exploration().mapProperty().get();
    var card = assembly.main().cardProperty().get();
    var cursor = assembly.exploration().cursorProperty().get();
    MainView before = view;
    choose("zh");
    assertNotSame(before, view);
    assertSame(view, stage.getScene().getRoot());
    assertSame(map, assembly.exploration().mapProperty().get());
    assertSame(card, assembly.main().cardProperty().get());
    assertEquals(cursor, assembly.exploration().cursorProperty().get());
    assertEquals(
        "短靴", window.get(() -> assembly.exploration().mapProperty().get().classNames().get(9)));
  }

  @Order(2)
  @ParameterizedTest
  @EnumSource(
      names = {
        "CURSOR",
        "SELECTION",
        "PATH",
        "POSTERIOR",
        "DRAW",
        "EXPLAIN",
        "TRAIN_IN_FULL",
        "MODELS",
        "ALONG_BETA",
        "EXPORT_FILM",
        "ABOUT",
        "HELP",
        "PALETTE"
      })
  void everyPageIsInTheChosenLanguage(Sight sight) throws Exception {
    look(sight);
    window.frames(4);
    window.run(this::read);
    lookAway();
    String all = String.join("\n", complaints);
    complaints.clear();
    assertEquals("", all);
  }

  private void read() {
    ForeignWords foreign = new ForeignWords();
    ShownWords.of(
        stage,
        (place, text) -> {
          // A program is in Python or Java; licences are named by their files.
          boolean exempt =
              place.matches("#(code-lines|about-licence|main-language|about-java|about-system).*");
          // Names of Lunula's moons are kept with the data.
          List<String> words = foreign.in(text.replaceAll("Moons \\d+ × \\d+, [a-z ]+", ""));
          if (!exempt && !words.isEmpty()) {
            complaints.add(place + ": " + words + " in “" + text + "”");
          }
        });
  }
}
