package lunula.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns pictures, descriptions, or both, into posteriors in one latent space: products of what each
/// says of z, and of the prior.
///
/// Blocking and safe to call from any one background thread at a time; never call it on the JavaFX
/// thread.
public interface CrossEncoder {
  /// A pixel that the encoder is not shown.
  float HIDDEN = -1;

  /// What can be said beside the picture.
  List<Description.Property> properties();

  /// The posterior of z.
  ///
  /// @param pixels in 0..1, row-major, [#HIDDEN] where one is not shown; null without a picture
  /// @param description null without one
  /// @throws ModelClosedException if the model behind this encoder has been closed
  Encodings encode(float @Nullable [] pixels, @Nullable Description description);

  /// What a place says.
  ///
  /// @param latents row-major, shape (count, latent dimensions)
  List<Description> describe(float... latents);
}
