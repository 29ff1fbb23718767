package lunula.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import lunula.files.InvalidValueException;
import lunula.files.UserMessage;
import lunula.model.ImageSize;
import lunula.model.Range;
import lunula.model.loss.AdversarialTerms;
import lunula.model.loss.LossSchema;

/// A generator, z → `generatorWidths` → pixels, and a critic, pixels → `criticWidths` → score, of
/// fully connected layers. There is no encoder.
///
/// @param generatorWidths units of the generator's hidden layers, from z outwards; 1 to 8 layers of
///     1 to 8192
/// @param criticWidths units of the critic's hidden layers, from the picture inwards; likewise
/// @param activation between the generator's layers
/// @param criticActivation between the critic's layers
/// @param rules how they play against each other
public record Adversarial(
    List<Integer> generatorWidths,
    List<Integer> criticWidths,
    Activation activation,
    Activation criticActivation,
    Game rules)
    implements Body {
  /// Id of the kind.
  public static final String ID = "gan";

  /// What z is drawn from, each number by itself.
  public enum Prior {
    /// Mean 0, variance 1.
    NORMAL,
    /// −1 to 1.
    UNIFORM;

    /// How far from 0 nearly all numbers lie: three standard deviations, or the end.
    public double reach() {
      return this == NORMAL ? 3 : 1;
    }

    /// Numbers drawn from it.
    public float[] drawn(int count, RandomGenerator chance) {
      float[] drawn = new float[count];
      for (int i = 0; i < count; i++) {
        drawn[i] = (float) (this == NORMAL ? chance.nextGaussian() : chance.nextDouble(-1, 1));
      }
      return drawn;
    }
  }

  /// What critic and generator make small. r and f are the critic's scores of real and generated
  /// pictures.
  public enum Loss {
    /// Critic: log(1 + e⁻ʳ) + log(1 + eᶠ); generator: log(1 + e⁻ᶠ). Goodfellow et al. 2014.
    NON_SATURATING,
    /// Critic: f − r; generator: −f. Arjovsky et al. 2017.
    WASSERSTEIN,
    /// Critic: δ² / 2λd − δ with δ = r − f and d the mean absolute difference of both pictures;
    /// generator: −f. Su 2018, “GAN-QP”.
    GAN_QP,
    /// Critic: max(0, 1 − r) + max(0, 1 + f); generator: −f. Lim & Ye 2017.
    HINGE
  }

  /// What a critic pays for its slope n at pictures between real and generated ones: the length of
  /// its score's gradient.
  public enum Penalty {
    NONE,
    /// max(0, n − 1).
    ONE_SIDED,
    /// (n − 1)². Gulrajani et al. 2017.
    TWO_SIDED,
    /// max(0, n − 1)². Petzka et al. 2018, “WGAN-LP”.
    LP
  }

  /// How generator and critic play against each other. Goodfellow et al. 2014.
  ///
  /// @param prior what z is drawn from
  /// @param loss what critic and generator make small
  /// @param criticSteps steps of the critic for each of the generator, 1 to 100
  /// @param penalty what keeps the critic from becoming steep
  /// @param penaltyWeight of the penalty; of [Loss#GAN_QP], weight of the distance. 0 to 1000
  public record Game(Prior prior, Loss loss, int criticSteps, Penalty penalty, int penaltyWeight) {
    /// WGAN-GP as in Gulrajani et al. 2017.
    static final Game USUAL = new Game(Prior.NORMAL, Loss.WASSERSTEIN, 5, Penalty.TWO_SIDED, 10);

    public Game {
      Range.check(UserMessage.of("model.critic-steps"), criticSteps, 1, 100);
      Range.check(UserMessage.of("model.penalty-weight"), penaltyWeight, 0, 1000);
      if (loss == Loss.GAN_QP && penaltyWeight == 0) {
        throw new InvalidValueException("model.penalty.qp");
      }
    }

    Game(NetworkSettings settings) {
      this(
          settings.constant("prior", Prior.class),
          settings.constant("loss", Loss.class),
          settings.count("criticSteps", 1, 100),
          settings.constant("penalty", Penalty.class),
          settings.count("penaltyWeight", 0, 1000));
    }

    void into(Map<String, Object> settings) {
      settings.put("prior", NetworkSettings.lower(prior));
      settings.put("loss", NetworkSettings.lower(loss));
      settings.put("criticSteps", criticSteps);
      settings.put("penalty", NetworkSettings.lower(penalty));
      settings.put("penaltyWeight", penaltyWeight);
    }

    /// Makes sure that a critic with this function between its layers can have the penalty.
    void check(Activation ofCritic) {
      if (penalty != Penalty.NONE
          && ofCritic != Activation.RELU
          && ofCritic != Activation.LEAKY_RELU) {
        throw new InvalidValueException(
            "model.penalty.activation", NetworkSettings.lower(ofCritic));
      }
    }

    LossSchema losses() {
      return AdversarialTerms.schema(loss == Loss.WASSERSTEIN);
    }
  }

  /// The kind in the register.
  public static final Bodies.Kind KIND =
      new Bodies.Kind(
          ID,
          new Adversarial(
                  List.of(32, 128),
                  List.of(128, 32),
                  Activation.RELU,
                  Activation.LEAKY_RELU,
                  Game.USUAL)
              .settings(),
          Adversarial::new);

  public Adversarial {
    generatorWidths = NetworkSettings.checked("generator", generatorWidths, 8, 1, 8192);
    criticWidths = NetworkSettings.checked("critic", criticWidths, 8, 1, 8192);
    rules.check(criticActivation);
  }

  Adversarial(NetworkSettings settings) {
    this(
        settings.counts("generator"),
        settings.counts("critic"),
        settings.constant("activation", Activation.class),
        settings.constant("criticActivation", Activation.class),
        new Game(settings));
  }

  @Override
  public String kind() {
    return ID;
  }

  @Override
  public NetworkSettings settings() {
    var values = new LinkedHashMap<String, Object>();
    values.put("generator", generatorWidths);
    values.put("critic", criticWidths);
    values.put("activation", NetworkSettings.lower(activation));
    values.put("criticActivation", NetworkSettings.lower(criticActivation));
    rules.into(values);
    return new NetworkSettings(values);
  }

  @Override
  public Optional<Game> game() {
    return Optional.of(rules);
  }

  @Override
  public List<Layer> decoder(ImageSize image, int inputs) {
    return Mlp.decoder(image, inputs, generatorWidths, activation);
  }

  @Override
  public List<Layer> critic(ImageSize image, int classes) {
    List<Layer> layers = new ArrayList<>();
    int in = image.pixels() + classes;
    for (int out : criticWidths) {
      layers.add(new Layer.Linear(in, out));
      layers.add(new Layer.Nonlinear(criticActivation));
      in = out;
    }
    layers.add(new Layer.Linear(in, 1));
    return layers;
  }

  @Override
  public boolean classAtInput() {
    return true;
  }

  @Override
  public String summary() {
    return generatorWidths.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
