package lunula.measure;

import java.util.Optional;
import lunula.model.TextCodes;
import lunula.model.TextSample;
import lunula.model.network.Architecture;
import lunula.model.network.TextConvolutional;
import lunula.model.network.Weights;
import lunula.networks.TextAutoencoder;

/// A person's own text, encoded by a model of texts.
///
/// @param code mean of its posterior
/// @param decoded what comes back from there
/// @param nats what the text costs there, −log p(x | z)
public record EncodedText(float[] code, TextSample decoded, double nats) {
  /// Encodes a text. Blocking.
  ///
  /// @return nothing if the model has no such characters or not as many places
  /// @throws IllegalArgumentException if it is no model of texts
  public static Optional<EncodedText> of(Architecture network, Weights weights, String text) {
    if (!(network.body() instanceof TextConvolutional body)) {
      throw new IllegalArgumentException("no model of texts: " + network);
    }
    return TextCodes.of(text, body.letters(), network.image().width())
        .map(
            codes -> {
              TextAutoencoder model = TextAutoencoder.of(network, weights);
              float[] code = model.encode(codes, new byte[0]).means();
              return new EncodedText(
                  code,
                  model.decode(code).getFirst(),
                  model.judge(codes, null).terms().reconstruction());
            });
  }
}
