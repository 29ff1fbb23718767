package lunula.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns pictures, descriptions, or both, into posteriors in one latent space: products of what
/// each
/// says of z, and of the prior.
///
/// Blocking and safe to call from any one background thread at a time; never call it on the JavaFX
/// thread.
public interface CrossEncoder {
  /// A pixel that the encoder is not shown.
  float HIDDEN = -1;

  /// What can be said beside the picture.
  List<Description.Property> properties();

  /// The posteriors of many pictures, of descriptions, or of both; one of them must be there.
  ///
  /// @param pixels in 0..1, shape (count, pixels), [#HIDDEN] where one is not shown; null without
  ///     pictures
  /// @param codes as [Description#code] writes them, shape (count, numbers of a description); null
  ///     without descriptions
  /// @throws ModelClosedException if the model behind this encoder has been closed
  Encodings encodeAll(float @Nullable [] pixels, float @Nullable [] codes);

  /// The posterior of a picture, a description, or both; the prior of neither.
  default Encodings encode(float @Nullable [] pixels, Description description) {
    if (!description.saysAnything()) {
      int latents = dimensions();
      return pixels == null
          ? new Encodings(latents, new float[latents], new float[latents])
          : encodeAll(pixels, null);
    }
    float[] codes = new float[Description.width(properties())];
    description.code(codes, 0);
    return encodeAll(pixels, codes);
  }

  /// Size of z.
  int dimensions();

  /// What a place says.
  ///
  /// @param latents row-major, shape (count, latent dimensions)
  List<Description> describe(float... latents);
}
