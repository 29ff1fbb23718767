package lunula.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import lunula.model.Encoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.LiveModel;
import lunula.model.ModelClosedException;
import lunula.model.network.Weights;
import lunula.model.plan.TrainingPlan;
import lunula.testkit.Samples;
import org.junit.jupiter.api.Test;

class OpenModelTest implements ModelSource {
  private int opened;
  private int closed;
  private final OpenModel model = new OpenModel(this, map(Path.of("")));

  @Override
  public StoredMap map(Path folder) {
    Encodings none = new Encodings(2, new float[0], new float[0]);
    return new StoredMap(
        Samples.card("model", TrainingPlan.ARTICLE),
        new Weights(new LinkedHashMap<>()),
        none,
        none);
  }

  @Override
  public LiveModel live(StoredMap map) {
    opened++;
    return new LiveModel() {
      @Override
      public List<GrayImage> decode(float[] latents) {
        return List.of(new GrayImage(1, 1, new float[1]));
      }

      @Override
      public Optional<Encoder> encoder() {
        return Optional.of((pixels, labels) -> new Encodings(2, new float[2], new float[2]));
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }

  @Test
  void theEngineHasItOnceFromTheFirstQuestionToTheEnd() {
    assertEquals(2, model.dimensions());
    assertEquals(0, opened);
    assertEquals(1, model.decode(new float[2]).size());
    assertEquals(1, model.encoder().orElseThrow().encode(new byte[784], new byte[0]).count());
    assertEquals(1, opened);
    model.close();
    model.close();
    assertEquals(1, closed);
    assertFalse(model.isLive());
  }

  @Test
  void whatIsAskedAfterTheEndIsRefusedAndOpensNothing() {
    model.close();
    assertThrows(ModelClosedException.class, () -> model.decode(new float[2]));
    assertEquals(0, opened);
    assertEquals(0, closed);
  }
}
