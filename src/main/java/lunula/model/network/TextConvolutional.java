package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import lunula.files.UserMessage;
import lunula.model.Alphabet;
import lunula.model.ImageSize;
import lunula.model.Range;
import lunula.model.loss.ElboTerms;
import lunula.model.loss.LossSchema;

/// Texts of so many places in one-dimensional convolutions: embedding → residual gated
/// convolutions of width 3 → code, and code → dense → gated convolutions → a softmax over the
/// characters at each place. The gates are those of Dauphin et al. 2017. Texts come as
/// [lunula.model.TextCodes].
///
/// @param alphabet the characters, that of the data set once it is trained; empty before
/// @param width numbers that stand for a character and for a place, 1 to 1024
/// @param encoderBlocks gated convolutions before the code, 1 to 16
/// @param decoderBlocks gated convolutions behind it, 1 to 16
/// @param meanScale 100 times the deviation that the means of each dimension are brought to over a
///     batch, so that no dimension can fall silent; 0 to 1000, 0 for not at all. Zhu et al. 2020,
///     "A Batch Normalized Inference Network Keeps the KL Vanishing Away"
/// @param pretraining epochs as a plain autoencoder before the KL term counts, 0 to 10,000. Li et
///     al. 2019, "A Surprisingly Effective Fix for Deep Latent Variable Modeling of Text"
public record TextConvolutional(
    String alphabet,
    int width,
    int encoderBlocks,
    int decoderBlocks,
    int meanScale,
    int pretraining)
    implements Body {
  /// Id of the kind.
  public static final String ID = "text";

  /// The setting that holds the characters, which no person writes.
  public static final String ALPHABET = "alphabet";

  /// Places that a convolution sees at once.
  public static final int KERNEL = 3;

  private static final int MOST = 16;

  /// The kind in the register.
  public static final Bodies.Kind KIND =
      new Bodies.Kind(
          ID, new TextConvolutional("", 64, 2, 1, 0, 0).settings(), TextConvolutional::new);

  public TextConvolutional {
    Range.check(UserMessage.of("model.text.width"), width, 1, 1024);
    Range.check(UserMessage.of("model.text.encoder"), encoderBlocks, 1, MOST);
    Range.check(UserMessage.of("model.text.decoder"), decoderBlocks, 1, MOST);
    Range.check(UserMessage.of("model.text.mean-scale"), meanScale, 0, 1000);
    Range.check(UserMessage.of("model.text.pretraining"), pretraining, 0, 10_000);
  }

  TextConvolutional(NetworkSettings settings) {
    this(
        String.valueOf(settings.values().getOrDefault(ALPHABET, "")),
        settings.count("width", 1, 1024),
        settings.count("encoderBlocks", 1, MOST),
        settings.count("decoderBlocks", 1, MOST),
        settings.count("meanScale", 0, 1000),
        settings.count("pretraining", 0, 10_000));
  }

  /// The same layers for other characters.
  public TextConvolutional with(Alphabet characters) {
    return new TextConvolutional(
        characters.characters(), width, encoderBlocks, decoderBlocks, meanScale, pretraining);
  }

  /// Its characters.
  ///
  /// @throws lunula.files.InvalidValueException if it has none yet
  public Alphabet letters() {
    return new Alphabet(alphabet);
  }

  /// How many characters; 1 before it is known which.
  public int characters() {
    return Math.max(1, alphabet.codePointCount(0, alphabet.length()));
  }

  @Override
  public String kind() {
    return ID;
  }

  @Override
  public NetworkSettings settings() {
    var values = new LinkedHashMap<String, Object>();
    if (!alphabet.isEmpty()) {
      values.put(ALPHABET, alphabet);
    }
    values.put("width", width);
    values.put("encoderBlocks", encoderBlocks);
    values.put("decoderBlocks", decoderBlocks);
    values.put("meanScale", meanScale);
    values.put("pretraining", pretraining);
    return new NetworkSettings(values);
  }

  @Override
  public List<Layer> encoder(ImageSize image, int classes) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Embedding(characters(), width));
    for (int block = 0; block < encoderBlocks; block++) {
      layers.add(new Layer.GatedConvolution(width, KERNEL));
    }
    return layers;
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Linear(inputs, image.width() * width));
    layers.add(new Layer.Places(image.width(), width));
    for (int block = 0; block < decoderBlocks; block++) {
      layers.add(new Layer.GatedConvolution(width, KERNEL));
    }
    layers.add(new Layer.EachPlace(width, characters()));
    return layers;
  }

  @Override
  public int outputs(ImageSize image) {
    return image.width() * characters();
  }

  @Override
  public boolean normalisesMeans() {
    return meanScale > 0;
  }

  @Override
  public String summary() {
    return String.valueOf(width);
  }

  @Override
  public String ends(ImageSize image) {
    return image.width() + "×" + characters();
  }

  @Override
  public LossSchema losses(Architecture.Code code, boolean elbo) {
    return ElboTerms.ofTexts(code == Architecture.Code.NORMAL, elbo);
  }
}
