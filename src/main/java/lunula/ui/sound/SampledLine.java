package lunula.ui.sound;

import java.util.Optional;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/// The sound device that Java finds.
///
/// @param line open and started
record SampledLine(SourceDataLine line) implements Loudspeaker.Line {
  private static final AudioFormat FORMAT = new AudioFormat(Synthesizer.RATE, 16, 2, true, false);

  /// What is played is so far behind the hand at most, in bytes: 50 ms.
  private static final int BUFFER = Synthesizer.RATE / 20 * Synthesizer.FRAME_BYTES;

  /// The device, opened; empty if there is none, another program has it, or this Java has no sound.
  static Optional<Loudspeaker.Line> open() {
    try {
      SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT);
      line.open(FORMAT, BUFFER);
      line.start();
      return Optional.of(new SampledLine(line));
    } catch (LineUnavailableException | IllegalArgumentException | LinkageError none) {
      return Optional.empty();
    }
  }

  @Override
  public void write(byte[] block) {
    line.write(block, 0, block.length);
  }

  @Override
  public void close() {
    line.close();
  }
}
