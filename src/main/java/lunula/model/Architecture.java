package lunula.model;

import java.util.List;
import java.util.stream.IntStream;

/// Shape of a fully connected variational autoencoder with ReLU between its layers.
///
/// Encoder: pixels → `encoderWidths` → two heads (mean, log-variance) of `latentDimensions` each.
/// Decoder: `latentDimensions` → `decoderWidths` → pixels (logits).
///
/// @param imageWidth pixels a row, 1 to 1024
/// @param imageHeight rows, 1 to 1024
/// @param encoderWidths units of the encoder's hidden layers, from the image inwards; 1 to 8 layers
///     of 1 to 8192
/// @param latentDimensions size of z, 1 to 256
/// @param decoderWidths units of the decoder's hidden layers, from z outwards; 1 to 8 layers of 1
///     to 8192
public record Architecture(
    int imageWidth,
    int imageHeight,
    List<Integer> encoderWidths,
    int latentDimensions,
    List<Integer> decoderWidths) {

  /// The article's network: 784-512-(2+2)-512-784.
  public static final Architecture ARTICLE = mirrored(28, 28, 2, 512);

  /// A deeper network: 784-512-256-64-(2+2)-64-256-512-784.
  public static final Architecture DEEP = mirrored(28, 28, 2, 512, 256, 64);

  public Architecture {
    encoderWidths = List.copyOf(encoderWidths);
    decoderWidths = List.copyOf(decoderWidths);
    within("image width", imageWidth, 1, 1024);
    within("image height", imageHeight, 1, 1024);
    within("latent dimensions", latentDimensions, 1, 256);
    within("number of encoder layers", encoderWidths.size(), 1, 8);
    within("number of decoder layers", decoderWidths.size(), 1, 8);
    encoderWidths.forEach(width -> within("encoder layer width", width, 1, 8192));
    decoderWidths.forEach(width -> within("decoder layer width", width, 1, 8192));
  }

  /// An architecture whose decoder mirrors its encoder.
  public static Architecture mirrored(int imageWidth, int imageHeight, int latents, int... widths) {
    List<Integer> inwards = IntStream.of(widths).boxed().toList();
    return new Architecture(imageWidth, imageHeight, inwards, latents, inwards.reversed());
  }

  /// Pixels an image.
  public int pixels() {
    return imageWidth * imageHeight;
  }

  private static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be between " + least + " and " + most + ", not " + value);
    }
  }
}
