package lunula.ui.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;
import lunula.geometry.LatentBounds;
import lunula.geometry.LatentPoint;
import org.junit.jupiter.api.Test;

class SynthesizerTest {
  private static final LatentBounds MAP = new LatentBounds(-2, -1, 2, 3);

  private final Synthesizer synthesizer = new Synthesizer(1);

  @Test
  void aPlaceIsHigherTheFartherUpAndToTheSideWhereItLies() {
    assertEquals(new Tone(220, -1, false), Tone.of(new LatentPoint(-2, -1), MAP, false));
    assertEquals(new Tone(440, 0, true), Tone.of(new LatentPoint(0, 1), MAP, true));
    assertEquals(new Tone(880, 1, false), Tone.of(new LatentPoint(2, 3), MAP, false));
  }

  @Test
  void aPlaceOffTheMapStaysWithinWhatIsHeard() {
    Tone far = Tone.of(new LatentPoint(1e30, 1e30), MAP, true);
    assertEquals(new Tone(220 * Math.pow(2, 2.5), 1, true), far);
    LatentBounds line = new LatentBounds(0, 0, 0, 0);
    assertEquals(new Tone(440, 0, false), Tone.of(new LatentPoint(0, 0), line, false));
  }

  @Test
  void theSineHasThePitchOfTheTone() {
    synthesizer.play(new Tone(440, 0, false));
    samples(0.05);
    double[] left = ear(samples(0.2), 0);
    long risings =
        IntStream.range(1, left.length).filter(i -> left[i - 1] < 0 && left[i] >= 0).count();
    assertEquals(88, (double) risings, 1);
  }

  @Test
  void theSideIsThatOfTheTone() {
    synthesizer.play(new Tone(300, 1, false));
    samples(0.05);
    double[] both = samples(0.1);
    assertEquals(0, power(ear(both, 0)), 1e-9);
    assertTrue(power(ear(both, 1)) > 1e-2);
  }

  /// A sine is foretold by its two samples before; noise is not.
  @Test
  void noiseIsHeardWhereNoImageSupportsThePlace() {
    synthesizer.play(new Tone(440, 0, false));
    samples(0.05);
    double clear = surprise(ear(samples(0.1), 0));
    synthesizer.play(new Tone(440, 0, true));
    samples(0.05);
    double noisy = surprise(ear(samples(0.1), 0));
    assertTrue(clear < 1e-8 && noisy > 1e-3, clear + " and " + noisy);
  }

  @Test
  void aChangeGlidesSoThatNothingCrackles() {
    synthesizer.play(new Tone(220, -1, false));
    double[] rise = samples(0.1);
    synthesizer.play(new Tone(880, 1, false));
    double[] change = samples(0.1);
    // The steepest slope of a sine of 880 Hz between two samples, and a little for the gliding.
    double steepest = 0.2 * 2 * Math.PI * 880 / Synthesizer.RATE * 1.1;
    assertTrue(step(ear(rise, 0)) < steepest);
    assertTrue(step(ear(change, 0)) < steepest && step(ear(change, 1)) < steepest);
  }

  @Test
  void aToneThatNothingFollowsDiesAway() {
    synthesizer.play(new Tone(440, 0, false));
    samples(0.3);
    assertFalse(synthesizer.silent());
    samples(0.3);
    assertTrue(synthesizer.silent());
    assertEquals(0, power(samples(0.1)), 1e-9);
  }

  @Test
  void aClickIsHeardAndIsShort() {
    synthesizer.click();
    assertFalse(synthesizer.silent());
    assertTrue(power(samples(0.004)) > 1e-2);
    samples(0.05);
    assertTrue(synthesizer.silent());
  }

  @Test
  void theSameSeedMakesTheSameSound() {
    var other = new Synthesizer(1);
    var one = new byte[4000];
    var two = new byte[4000];
    for (Synthesizer each : new Synthesizer[] {synthesizer, other}) {
      each.play(new Tone(500, 0.3, true));
      each.fill(each == other ? two : one);
    }
    assertArrayEquals(one, two);
  }

  /// Both ears in turns, −1 to 1.
  private double[] samples(double seconds) {
    var block = new byte[(int) Math.round(seconds * Synthesizer.RATE) * Synthesizer.FRAME_BYTES];
    synthesizer.fill(block);
    var shorts = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    return IntStream.range(0, shorts.limit())
        .mapToDouble(i -> shorts.get(i) / (double) Short.MAX_VALUE)
        .toArray();
  }

  private static double[] ear(double[] both, int which) {
    return IntStream.range(0, both.length / 2).mapToDouble(i -> both[2 * i + which]).toArray();
  }

  private static double power(double[] sound) {
    return IntStream.range(0, sound.length)
        .mapToDouble(i -> sound[i] * sound[i])
        .average()
        .orElse(0);
  }

  private static double step(double[] sound) {
    return IntStream.range(1, sound.length)
        .mapToDouble(i -> Math.abs(sound[i] - sound[i - 1]))
        .max()
        .orElse(0);
  }

  private static double surprise(double[] sound) {
    double turn = 2 * Math.cos(2 * Math.PI * 440 / Synthesizer.RATE);
    return power(
        IntStream.range(2, sound.length)
            .mapToDouble(i -> sound[i] - turn * sound[i - 1] + sound[i - 2])
            .toArray());
  }
}
