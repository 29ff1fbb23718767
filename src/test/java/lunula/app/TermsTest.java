package lunula.app;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lunula.files.AppFolders;
import lunula.model.card.Measure;
import lunula.ui.kit.Action;
import lunula.ui.kit.Keys;
import lunula.ui.kit.Term;
import lunula.ui.palette.PaletteViewModel;
import lunula.ui.terms.Place;
import lunula.ui.terms.TermCard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The register of terms in the whole window: every card is whole, leads somewhere and is found.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread, before each test
class TermsTest {
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
  void everyCardHasAllItsParts() {
    Set<String> names = new HashSet<>();
    assertAll(
        Arrays.stream(Term.values())
            .map(TermCard::new)
            .map(
                card ->
                    () -> {
                      assertTrue(names.add(card.name()), card.name());
                      assertSentence(card.sentence());
                      assertSentence(card.why());
                      assertFalse(card.words().isBlank(), card.name());
                      assertTrue(
                          card.source().isEmpty() || card.formula().isPresent(),
                          card.name() + " has a source of no formula");
                    }));
  }

  private static void assertSentence(String words) {
    assertTrue(words.endsWith(".") && words.length() > 20, words);
  }

  @Test
  void everyMeasureHasACard() {
    assertEquals(
        Set.of(Measure.values()),
        Stream.of(Measure.values()).map(Term::of).map(Term::measure).collect(Collectors.toSet()));
  }

  @Test
  void everyPlaceIsReachedByAnActionOfTheWindow() {
    Set<String> known =
        assembly.actions().all().stream().map(Action::id).collect(Collectors.toSet());
    for (Place place : Place.values()) {
      assertTrue(known.contains(place.action()), place.name());
    }
  }

  /// Also while the hand is elsewhere in the window.
  @Test
  void escapeAnywhereClosesTheCardBeforeAnythingBeneath(FxRobot robot) {
    robot.interact(() -> assembly.terms().open(Term.KL));
    Action first =
        assembly.actions().everywhere().stream()
            .filter(action -> action.keys().contains(Keys.of(KeyCode.ESCAPE)) && action.isEnabled())
            .findFirst()
            .orElseThrow();
    robot.interact(first.run());
    assertNull(assembly.terms().cardProperty().get());
  }

  @ParameterizedTest
  @CsvSource({
    "what is KL, KL",
    "KL, KL",
    "kl divergence, KL",
    "What is the ELBO?, ELBO",
    "what’s β, BETA",
    "what does posterior collapse mean, POSTERIOR_COLLAPSE",
    "reparameterization trick, REPARAMETERISATION",
    "knn accuracy, NEIGHBOUR_ACCURACY",
    "what are nats, NATS",
    "slerp, SLERP",
    "free bits, FREE_BITS",
    "magnification, MAGNIFICATION"
  })
  void thePaletteFindsTheCard(String typed, Term term, FxRobot robot) {
    PaletteViewModel palette = assembly.palette();
    robot.interact(palette::open);
    robot.interact(() -> palette.typedProperty().set(typed));
    var best = palette.resultsProperty().get().getFirst();
    assertEquals("command.term." + term.id(), best.id(), best.name());
    robot.interact(best.run());
    assertEquals(new TermCard(term), assembly.terms().cardProperty().get());
  }
}
