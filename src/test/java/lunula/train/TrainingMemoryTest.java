package lunula.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import lunula.data.DataException;
import lunula.files.UserMessages;
import lunula.model.network.Activation;
import lunula.model.network.Mlp;
import lunula.model.plan.Preset;
import lunula.model.plan.TrainingPlan;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
  private static final long SIX_GIGABYTES = 6L << 30;

  @Test
  void aNetworkThatDoesNotFitIsRefusedBeforeItsTrainingWithTheFigures() {
    TrainingPlan usual = Preset.of("vae").plan();
    assertDoesNotThrow(() -> AutoencoderTrainer.checkMemory(usual, 64L << 20));
    List<Integer> wide = Collections.nCopies(8, 8192);
    TrainingPlan large =
        usual.with(usual.architecture().with(new Mlp(wide, wide, Activation.RELU)));
    DataException refused =
        assertThrows(
            DataException.class, () -> AutoencoderTrainer.checkMemory(large, SIX_GIGABYTES));
    String sentence = UserMessages.words(refused);
    assertTrue(
        sentence.matches("This network has 9\\d\\d,\\d{3},\\d{3} weights, which take 14,.*"),
        sentence);
    assertTrue(sentence.contains("Lunula may take 6,144 MB"), sentence);
  }
}
