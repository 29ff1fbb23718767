package lunula.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import lunula.files.Progress;
import lunula.library.LibraryEntry;
import lunula.library.MeasuringService;
import lunula.model.card.Measure;
import lunula.model.card.Measurements;
import lunula.testkit.Samples;
import org.junit.jupiter.api.Test;

class LibraryMeasuringTest {
  private static final Measurements MEASURES = Measurements.NONE.with(Measure.PSNR, 16.5);

  private final LibraryEntry bundled = Samples.entry("Fashion map", true);
  private final LibraryEntry own = Samples.entry("Mine", false);
  private final MemoryLibrary library = new MemoryLibrary(bundled, own);
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<Double> shares = new ArrayList<>();
  private MeasuringService desk = (entry, progress) -> Optional.of(MEASURES);
  private final LibraryViewModel model =
      new LibraryViewModel(
          library,
          Runnable::run,
          Runnable::run,
          entry -> {},
          Runnable::run,
          (entry, progress) -> desk.measure(entry, progress),
          background::add);

  LibraryMeasuringTest() {
    model.refresh();
    model.selectedProperty().set(own);
  }

  private void work() {
    Objects.requireNonNull(background.poll()).run();
  }

  private LibraryEntry selected() {
    return Objects.requireNonNull(model.selectedProperty().get());
  }

  @Test
  void theFiguresAreNotedOnTheCardAndShown() {
    model.measure(own);
    work();
    assertEquals(MEASURES, selected().card().measures());
    assertEquals(MEASURES, library.entries.getLast().card().measures());
    assertEquals(MEASURES, model.entries().getLast().card().measures());
    assertFalse(model.measuring().runningProperty().get());
    assertEquals("", model.measuring().sentenceProperty().get());
  }

  @Test
  void progressIsToldInSharesThatGrow() {
    model.measuring().progressProperty().subscribe((before, now) -> shares.add(now.doubleValue()));
    desk =
        (entry, progress) -> {
          for (int done = 0; done <= 1000; done++) {
            progress.goesOn(done, 1000);
          }
          return Optional.of(MEASURES);
        };
    model.measure(own);
    work();
    assertEquals(shares.stream().sorted().toList(), shares);
    assertEquals(1, shares.getLast());
    assertTrue(shares.size() <= 202, "told more often than seen: " + shares.size());
  }

  @Test
  void cancellingLeavesTheCardAsItIs() {
    boolean[] wentOn = {true};
    desk =
        (entry, progress) -> {
          model.measuring().cancel();
          wentOn[0] = progress.goesOn(1, 2);
          return wentOn[0] ? Optional.of(MEASURES) : Optional.empty();
        };
    model.measure(own);
    assertTrue(model.isMeasuring(own));
    assertFalse(model.isMeasuring(bundled));
    work();
    assertFalse(wentOn[0]);
    assertTrue(selected().card().measures().isEmpty());
    assertFalse(model.measuring().runningProperty().get());
    assertEquals("", model.measuring().sentenceProperty().get());
  }

  @Test
  void whatIsCancelledBeforeItsTurnIsNotMeasured() {
    List<LibraryEntry> asked = new ArrayList<>();
    desk =
        (entry, progress) -> {
          asked.add(entry);
          return Optional.of(MEASURES);
        };
    model.measure(own);
    model.measuring().cancel();
    assertFalse(model.measuring().runningProperty().get());
    work();
    assertEquals(List.of(), asked);
    assertTrue(selected().card().measures().isEmpty());
    assertFalse(model.measuring().runningProperty().get());
  }

  @Test
  void oneModelAtATimeIsMeasured() {
    model.measure(own);
    model.measure(bundled);
    assertEquals(1, background.size());
  }

  @Test
  void aFailureIsToldInItsSentence() {
    desk = LibraryMeasuringTest::refuse;
    model.measure(own);
    work();
    assertEquals(
        "It was not measured: The images are not at hand.",
        model.measuring().sentenceProperty().get());
    assertFalse(model.measuring().runningProperty().get());
  }

  private static Optional<Measurements> refuse(LibraryEntry entry, Progress progress)
      throws IOException {
    throw new IOException("The images are not at hand.");
  }

  @Test
  void whatWasMeasuredOfAModelThatIsNoLongerSelectedIsNotedAllTheSame() {
    model.measure(own);
    model.selectedProperty().set(bundled);
    work();
    assertEquals(bundled, model.selectedProperty().get());
    assertEquals(MEASURES, model.entries().getLast().card().measures());
  }
}
