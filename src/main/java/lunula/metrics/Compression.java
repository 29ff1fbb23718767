package lunula.metrics;

/// What a code costs and what it gives back: the rate and the distortion of a model as a lossy
/// compressor. Ballé, Laparra & Simoncelli 2017; Alemi et al. 2018.
///
/// @param bitsPerImage size of the code, 0 upwards
/// @param psnr of the pictures decoded from it, in decibels; see [PixelError#psnr]
/// @param pixels in an image, at least 1
public record Compression(double bitsPerImage, double psnr, int pixels) {
  private static final int RAW_BITS = 8;

  /// The code as it is kept in a file: 32 bits a dimension.
  ///
  /// @param error of the pictures decoded from the posterior means
  public static Compression ofFloats(int dimensions, PixelError error, int pixels) {
    return new Compression((double) dimensions * Float.SIZE, error.psnr(), pixels);
  }

  /// How many times smaller than the raw image of 8 bits a pixel; higher is better,
  /// infinite for a code that holds nothing.
  public double ratio() {
    return ratioTo((double) RAW_BITS * pixels);
  }

  /// How many times smaller than another way of keeping the image, such as its PNG file.
  ///
  /// @param otherBits per image
  public double ratioTo(double otherBits) {
    return otherBits / bitsPerImage;
  }
}
