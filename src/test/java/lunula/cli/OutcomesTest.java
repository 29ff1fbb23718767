package lunula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import lunula.model.card.EpochResult;
import lunula.model.plan.Preset;
import lunula.train.TrainingListener;
import lunula.train.TrainingListener.TrainingProgress;
import lunula.train.TrainingRun;
import lunula.train.TrainingThread;
import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final TrainingListener NOBODY =
      new TrainingListener() {
        @Override
        public void progressed(TrainingProgress progress) {}

        @Override
        public void epochEnded(EpochResult result) {}
      };

  /// After Ctrl-C nothing more can be loaded; that is not told as what is missing on the machine.
  @Test
  void aRunThatIsStoppedWhileItBeginsHasNoOutcomeAndNoFault() throws IOException {
    try (TrainingThread trainingThread = new TrainingThread();
        TrainingRun run =
            trainingThread.start(
                () -> {
                  throw new IOException("Shutdown in progress");
                },
                Preset.of("vae").plan(),
                NOBODY)) {
      assertEquals(Optional.empty(), TrainCommand.Outcomes.await(run, new AtomicBoolean(true)));
      assertThrows(IOException.class, () -> TrainCommand.Outcomes.await(run, new AtomicBoolean()));
    }
  }
}
