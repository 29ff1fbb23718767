package lunula.networks;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;

/// What the encoder says of a batch.
///
/// @param mean shape (batch, latent dimensions)
/// @param logVariance same shape; null for a plain autoencoder
record PosteriorBatch(NDArray mean, @Nullable NDArray logVariance) {}
