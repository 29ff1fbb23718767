package lunula.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lunula.app.tour.Tour;
import lunula.app.tour.TourWindow;
import lunula.testkit.PseudoLanguage;
import lunula.testkit.ShownWords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every word that the window shows comes from a bundle, so that another language is a set of
/// bundles: in a language in which each of those is marked, no other is to be seen, but for data,
/// names, units and symbols.
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PseudoLanguageTest extends WindowPages {
  // Spoken before the window is made.
  private final PseudoLanguage language = new PseudoLanguage();
  private final Set<String> complaints = new TreeSet<>();
  private final CompletableFuture<Void> tourEnded = new CompletableFuture<>();

  @AfterAll
  void speakEnglishAgain() {
    language.close();
  }

  @Override
  TourWindow window(Path folder) {
    return new TourWindow(assembly, stage, folder) {
      @Override
      protected void picture(String name) throws Exception {
        run(PseudoLanguageTest.this::read);
      }

      @Override
      protected void close() {
        tourEnded.complete(null);
      }
    };
  }

  @Order(1)
  @ParameterizedTest
  @EnumSource
  void everyPageSpeaksTheChosenLanguage(Sight sight) throws Exception {
    look(sight);
    window.frames(4);
    window.run(this::read);
    lookAway();
    assertNoComplaints();
  }

  @Order(2)
  @Test
  void everyPictureOfTheTourSpeaksTheChosenLanguage() throws Exception {
    new Tour(assembly, window).begin();
    tourEnded.get(10, TimeUnit.MINUTES);
    assertEquals(0, Tour.exitCode(), () -> Tour.report(Path.of("")));
    assertNoComplaints();
  }

  private void read() {
    ShownWords.of(
        stage,
        (place, text) -> {
          var unmarked = new TreeSet<>(PseudoLanguage.unmarked(text));
          if (!unmarked.isEmpty()) {
            complaints.add(place + ": " + unmarked + " in “" + text + "”");
          }
        });
  }

  private void assertNoComplaints() {
    String all = String.join("\n", complaints);
    complaints.clear();
    assertEquals("", all);
  }
}
