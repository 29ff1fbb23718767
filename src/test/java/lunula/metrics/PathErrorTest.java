package lunula.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lunula.model.GrayImage;
import org.junit.jupiter.api.Test;

class PathErrorTest {
  private static GrayImage grey(float left, float right) {
    return new GrayImage(2, 1, new float[] {left, right});
  }

  private final List<GrayImage> truth = List.of(grey(1, 1), grey(0.5f, 1), grey(0, 1), grey(0, 0));
  private final List<GrayImage> decoded =
      List.of(grey(0, 0), grey(0.5f, 0.5f), grey(0, 0.75f), grey(0, 0));

  @Test
  void onlyWhatLiesBetweenTheEndsCounts() {
    var error = PathError.along(decoded, truth);
    assertEquals(0.75 / 4, error.inBetween().mae());
    assertEquals(Math.sqrt(0.3125 / 4), error.inBetween().rmse(), 1e-15);
    assertEquals(10 * Math.log10(4 / 0.3125), error.inBetween().psnr(), 1e-12);
    assertEquals(0.5, error.ends().mse());
  }

  @Test
  void everyStepHasItsError() {
    var steps = PathError.along(decoded, truth).steps();
    assertEquals(List.of(1.0, 0.25, 0.125, 0.0), steps.stream().map(PixelError::mae).toList());
  }

  @Test
  void aPathNeedsAnInBetweenAndItsTruth() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PathError.along(decoded.subList(0, 2), truth.subList(0, 2)));
    assertThrows(
        IllegalArgumentException.class, () -> PathError.along(decoded, truth.subList(0, 3)));
  }
}
