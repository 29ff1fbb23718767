package lunula.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lunula.model.card.SavedModel;
import lunula.model.network.StepMemory;
import lunula.train.RunState;

/// Training runs that were cut off.
public final class SampleRuns {
  private SampleRuns() {}

  /// A run of a tiny model after its curve's epochs, in the middle of the next.
  public static RunState cutOff(SavedModel model) {
    var moments = new LinkedHashMap<String, float[]>();
    moments.put("first.mean.bias", new float[] {0.1f, -3e-30f});
    return new RunState(
        model.card().plan(),
        model.card().dataSet(),
        model.card().dataChecksum(),
        model.card().curve().size() + 1,
        3,
        new RunState.Chance(1L << 47, Double.NaN),
        new RunState.Chance(12345, 0.1),
        model.weights(),
        StepMemory.of(moments, Map.of("steps", 1e15, "gradient.usual", 1.0 / 3)),
        List.of(model.card().test().sampled()),
        model.card().test().sampled(),
        model.card().curve(),
        12.5,
        new RunState.Best(model.weights(), Double.POSITIVE_INFINITY, 2),
        new RunState.Good(model.weights(), 1, 0, 543.25));
  }
}
