package lunula.cli;

import lunula.data.Shaping;
import picocli.CommandLine.Option;

/// Options that bring pictures into shape.
final class ShapingOptions {
  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Pixels a side; if not given, as they are, and 28 for a folder of pictures.")
  private int size;

  @Option(names = "--fill", description = "Cut off what stands out; otherwise all is seen.")
  private boolean fill;

  @Option(names = "--invert", description = "Change light and dark.")
  private boolean invert;

  /// The shape.
  ///
  /// @throws IllegalArgumentException with a sentence, if the size is out of range
  Shaping shaping() {
    Shaping sized = size == 0 ? Shaping.asItIs() : Shaping.square(size);
    return sized
        .with(fill ? Shaping.Fit.FILL : Shaping.Fit.FIT)
        .with(invert ? Shaping.Tone.INVERTED : Shaping.Tone.AS_IT_IS);
  }
}
