package lunula.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lunula.geometry.LatentPoint;
import lunula.model.Encodings;
import lunula.testkit.Samples;
import lunula.train.TrainingListener.BatchStep;
import lunula.train.TrainingListener.Look;
import lunula.ui.explore.ExplorerState;
import lunula.ui.train.SlowMotion.Told;
import org.junit.jupiter.api.Test;

class SlowMotionTest {
  private static final long SECOND = 1_000_000_000;

  private final FakeDesk desk = new FakeDesk();
  private final ExplorerState exploration = new ExplorerState(Runnable::run, Runnable::run);
  private final TrainViewModel train =
      new TrainViewModel(
          exploration,
          desk,
          id -> Samples.dataSet(),
          (saved, name) -> Samples.entry(name, false),
          Runnable::run,
          Runnable::run,
          () -> 0);
  private final SlowMotion model = train.slowMotion();

  private void hold() {
    train.start();
    desk.newest().listener.encoded(Samples.encodings(0));
    train.pause();
  }

  private void done() {
    var listener = desk.newest().listener;
    listener.encoded(Samples.encodings(0.5f));
    listener.stepped(new BatchStep(1, 4, 469, 128, Samples.epoch(1).train(), look(0), look(0.5f)));
  }

  private Look look(float shift) {
    return new Look(
        Samples.epoch(1).test(),
        Optional.of(Samples.encodings(shift)),
        desk.newest().listener.watchedImage(),
        Optional.empty());
  }

  private long steps() {
    return desk.newest().asked.stream().filter("step"::equals).count();
  }

  @Test
  void onlyAHeldRunTakesABatchAndOneAtATime() {
    train.start();
    model.step();
    assertEquals(0, steps());
    train.pause();
    model.step();
    model.step();
    assertEquals(1, steps());
    done();
    model.step();
    assertEquals(2, steps());
  }

  @Test
  void tellsHowFarThePointsMovedAndWatchesTheImageNearestToTheCursor() {
    hold();
    exploration.cursorProperty().set(new LatentPoint(0.1, 1.9));
    model.step();
    assertEquals(2, desk.newest().listener.watchedImage());
    done();
    Told told = Objects.requireNonNull(model.toldProperty().get());
    assertEquals(0.5, told.moved());
    assertEquals(0.5, told.imageMoved());
    assertNotNull(told.original());
    assertEquals(
        0.5f, Objects.requireNonNull(exploration.mapProperty().get()).encodings().mean(0, 0));
    train.resume();
    assertNull(model.toldProperty().get());
  }

  @Test
  void inSlowMotionTheNextBatchComesASecondAfterTheLastIsDone() {
    hold();
    model.toggle();
    assertEquals(1, steps());
    model.pulse(SECOND);
    model.pulse(5 * SECOND);
    assertEquals(1, steps());
    done();
    model.pulse(6 * SECOND - 1);
    assertEquals(1, steps());
    model.pulse(6 * SECOND);
    assertEquals(2, steps());
    done();
    model.toggle();
    model.pulse(9 * SECOND);
    assertEquals(2, steps());
    model.toggle();
    assertTrue(model.goingProperty().get());
    train.stop();
    assertFalse(model.goingProperty().get());
  }

  @Test
  void aModelWithoutAMapTellsItsLossesAlone() {
    hold();
    var losses = Samples.epoch(1).test();
    Look blind = new Look(losses, Optional.<Encodings>empty(), 0, Optional.empty());
    desk.newest().listener.stepped(new BatchStep(1, 1, 5, 32, losses, blind, blind));
    Told told = Objects.requireNonNull(model.toldProperty().get());
    assertTrue(Double.isNaN(told.moved()));
    assertEquals(List.of("pause"), desk.newest().asked);
  }
}
