package lunula.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lunula.model.plan.Optimiser;
import lunula.model.plan.TrainingPlan.Schedule;
import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void oneCycleIsPyTorchsOneCycleLr() {
    EpochLoop.LearningRate rate =
        new EpochLoop.LearningRate(Optimiser.adam(2e-3, Schedule.ONE_CYCLE), 100);
    // torch.optim.lr_scheduler.OneCycleLR(max_lr=2e-3, total_steps=100), PyTorch 2.13
    assertEquals(8e-5, rate.at(0), 1e-9);
    assertEquals(5.903278969282015e-4, rate.at(10), 1e-12);
    assertEquals(2e-3, rate.at(29), 1e-9);
    assertEquals(1.1785601805710574e-3, rate.at(60), 1e-12);
    assertEquals(8e-9, rate.at(99), 1e-12);
  }

  @Test
  void constantIsConstant() {
    assertEquals(
        1e-3, new EpochLoop.LearningRate(Optimiser.adam(1e-3, Schedule.CONSTANT), 10).at(7));
  }
}
