package lunula.cli;

import lunula.data.Shaping;
import picocli.CommandLine.Option;

/// Options that bring pictures into shape.
final class ShapingOptions {
  @Option(names = "--size", paramLabel = "N")
  private int size;

  @Option(names = "--fill")
  private boolean fill;

  @Option(names = "--invert")
  private boolean invert;

  /// The shape.
  ///
  /// @throws IllegalArgumentException with a sentence, if the size is out of range
  Shaping shaping() {
    return (size == 0 ? Shaping.asItIs() : Shaping.square(size))
        .with(fill ? Shaping.Fit.FILL : Shaping.Fit.FIT)
        .with(invert ? Shaping.Tone.INVERTED : Shaping.Tone.AS_IT_IS);
  }
}
