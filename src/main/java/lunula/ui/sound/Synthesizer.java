package lunula.ui.sound;

import java.util.SplittableRandom;

/// Makes the samples: a sine of the tone's pitch between the two ears, with noise where no image
/// supports the place, and clicks. What changes glides, so that nothing crackles; a tone that
/// nothing follows dies away. One thread only.
///
/// A frame is a sample for the left ear and one for the right, 16 bits each, the lower byte first.
final class Synthesizer {
  /// Frames a second.
  static final int RATE = 44_100;

  static final int FRAME_BYTES = 4;

  private static final double LOUDNESS = 0.2;
  private static final double NOISE = 0.12;
  private static final double CLICK = 0.5;
  private static final double CLICK_PITCH = 1_800;

  /// What is left after one frame of the way to a new value: a third after 10 ms.
  private static final double GLIDE = Math.exp(-1 / (0.010 * RATE));

  private static final double CLICK_DECAY = Math.exp(-1 / (0.004 * RATE));

  /// A tone is held so long after the last, in frames.
  private static final int HOLD = RATE * 35 / 100;

  /// Below, nothing is heard in 16 bits.
  private static final double INAUDIBLE = 1e-5;

  private final SplittableRandom random;
  private Tone tone = new Tone(1, 0, false);
  private double pitch;
  private double pan;
  private double loudness;
  private double noise;
  private double phase;
  private double click;
  private double clickPhase;
  private int held;

  Synthesizer(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Sounds like a place from now on, for a while.
  void play(Tone next) {
    if (silent()) {
      pitch = next.pitch();
      pan = next.pan();
    }
    tone = next;
    held = HOLD;
  }

  /// Clicks once, as at the border between two classes.
  void click() {
    click = CLICK;
    clickPhase = 0;
  }

  /// Whether nothing is to be heard until something is played.
  boolean silent() {
    return held == 0 && loudness < INAUDIBLE && click < INAUDIBLE;
  }

  /// Fills a block with the next frames.
  ///
  /// @param block of whole frames
  void fill(byte[] block) {
    for (int at = 0; at < block.length; at += FRAME_BYTES) {
      glide();
      double sound =
          tone() + noise * loudness / LOUDNESS * (2 * random.nextDouble() - 1) + clicked();
      // Equal power, so that the middle is as loud as the sides.
      double angle = Math.PI / 4 * (1 + pan);
      write(block, at, sound * Math.cos(angle));
      write(block, at + 2, sound * Math.sin(angle));
    }
  }

  private void glide() {
    held = Math.max(0, held - 1);
    pitch = toward(pitch, tone.pitch());
    pan = toward(pan, tone.pan());
    loudness = toward(loudness, held > 0 ? LOUDNESS : 0);
    noise = toward(noise, tone.noisy() ? NOISE : 0);
  }

  private static double toward(double now, double then) {
    return then + (now - then) * GLIDE;
  }

  private double tone() {
    phase = (phase + pitch / RATE) % 1;
    return loudness * Math.sin(2 * Math.PI * phase);
  }

  private double clicked() {
    clickPhase += CLICK_PITCH / RATE;
    click *= CLICK_DECAY;
    return click * Math.sin(2 * Math.PI * clickPhase);
  }

  private static void write(byte[] block, int at, double value) {
    int sample = (int) Math.round(Math.clamp(value, -1, 1) * Short.MAX_VALUE);
    block[at] = (byte) sample;
    block[at + 1] = (byte) (sample >> 8);
  }
}
