package lunula.model.network;

import java.util.List;
import lunula.files.InvalidValueException;
import lunula.model.ImageSize;

/// The article's convolutional autoencoder: 1 → 16 → 8 planes with max-pooling inwards, transposed
/// convolutions outwards. For images of 28 × 28 its features are 8 planes of 2 × 2, and as an
/// autoencoder with 32 latent dimensions they are the code itself.
public record ArticleConvolutional() implements Body {
  ArticleConvolutional(NetworkSettings settings) {
    this();
    if (!settings.values().isEmpty()) {
      throw new InvalidValueException("model.article.settings");
    }
  }

  @Override
  public String kind() {
    return "article-convolutional";
  }

  @Override
  public NetworkSettings settings() {
    return NetworkSettings.NONE;
  }

  @Override
  public List<Layer> encoder(ImageSize image, int classes) {
    check(image);
    return List.of(
        new Layer.Convolution(1, 16, 3, 3, 1),
        new Layer.Nonlinear(Activation.RELU),
        new Layer.MaxPool(2, 2),
        new Layer.Convolution(16, 8, 3, 2, 1),
        new Layer.Nonlinear(Activation.RELU),
        new Layer.MaxPool(2, 1));
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    check(image);
    return List.of(
        new Layer.TransposedConvolution(8, 16, 3, 2, 0),
        new Layer.Nonlinear(Activation.RELU),
        new Layer.TransposedConvolution(16, 8, 5, 3, 1),
        new Layer.Nonlinear(Activation.RELU),
        new Layer.TransposedConvolution(8, 1, 2, 2, 1));
  }

  @Override
  public List<Integer> code(ImageSize image) {
    return List.of(8, 2, 2);
  }

  @Override
  public String summary() {
    return "conv 16-8";
  }

  private static void check(ImageSize image) {
    if (!image.isSmall()) {
      throw new InvalidValueException("model.article.size", image.toString());
    }
  }
}
