package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrainingPaceTest {
  @Test
  void theTimeLeftIsThatOfTheStepsAndLooksStillToCome() {
    TrainingPace pace = new TrainingPace(11, 100);
    pace.stepped(10, 1);
    pace.looked(3);
    // Half an epoch is 50 steps of 0.1 s and a look of 3 s; a whole one is twice that.
    assertEquals(5 + 3, pace.secondsLeft(11, 50), 1e-9);
    assertEquals(6 * (10 + 6) + 5 + 3, pace.secondsLeft(5, 50), 1e-9);
  }

  @Test
  void theManyLooksOfTheFirstEpochAreNotPromisedForLaterOnes() {
    TrainingPace pace = new TrainingPace(100, 100);
    pace.stepped(100, 1);
    for (int look = 0; look < 18; look++) {
      pace.looked(1);
    }
    assertEquals(8 + 2 * 4 + 96 * 2 + 99, pace.secondsLeft(1, 100), 1e-9);
  }

  @Test
  void aSlowBeginningIsForgotten() {
    TrainingPace pace = new TrainingPace(1, 1000);
    pace.stepped(10, 100);
    for (int i = 0; i < 300; i++) {
      pace.stepped(10, 1);
    }
    assertEquals(100, pace.secondsLeft(1, 0), 1);
  }
}
