package lunula.model.plan;

import java.util.List;
import java.util.Optional;
import lunula.files.InvalidValueException;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.network.Activation;
import lunula.model.network.Adversarial;
import lunula.model.network.Adversarial.Game;
import lunula.model.network.Adversarial.Loss;
import lunula.model.network.Adversarial.Penalty;
import lunula.model.network.Adversarial.Prior;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.ArticleConvolutional;
import lunula.model.network.Body;
import lunula.model.network.Convolutional;
import lunula.model.network.ConvolutionalAdversarial;
import lunula.model.network.Mlp;
import lunula.model.network.Multimodal;
import lunula.model.network.TextConvolutional;
import lunula.model.plan.TrainingPlan.Schedule;

/// Plans to begin with: each reproduces an article's network or answers a question of a lesson.
///
/// @param id on the command line and in message keys
/// @param plan what is trained, for images of 28 × 28
public record Preset(String id, TrainingPlan plan) {
  private static final Activation RELU = Activation.RELU;
  private static final Activation SILU = Activation.SILU;

  /// Classes of Fashion-MNIST.
  private static final int GARMENTS = 10;

  /// β of the article that averages the squared error over 784 pixels and the KL over 10
  /// dimensions, once both terms are summed: 784 / 10.
  public static final double ARTICLE_AVERAGED_BETA = 78.4;

  /// All presets, in the order in which they are offered.
  public static final List<Preset> ALL =
      List.of(
          new Preset("vae", TrainingPlan.ARTICLE),
          new Preset("vae-quick", quick()),
          new Preset("vae-deep", TrainingPlan.DEEP),
          new Preset("vae-best", best()),
          new Preset("vae-convolutional", convolutional()),
          new Preset("vae-mse", squaredError()),
          new Preset("vae-10", tenDimensions()),
          new Preset("beta-vae", beta()),
          new Preset("cvae", conditional()),
          new Preset("denoising-vae", denoising(TrainingPlan.DEEP)),
          new Preset("autoencoder", autoencoder(2)),
          new Preset("autoencoder-3", autoencoder(3)),
          new Preset("autoencoder-convolutional", articleConvolutional()),
          new Preset("denoising-autoencoder", denoising(autoencoder(2))),
          new Preset("gan", gan()),
          new Preset("wgan-gp", articleCritic()),
          new Preset("wgan-gp-2d", cycle(wasserstein(0, 128, 384), 70, 100, 5e-4)),
          new Preset("wgan-gp-convolutional", convolutionalCritic()),
          new Preset("cgan", cycle(wasserstein(GARMENTS, 64, 256), 40, 100, 4e-4)),
          new Preset("moons-mvae", multimodal(Multimodal.Kind.NUMBERS, 2, 60)),
          new Preset("fashion-words-mvae", multimodal(Multimodal.Kind.WORDS, 2, 20)),
          new Preset("fashion-halves", halves()),
          new Preset("poem-vae", poems(64)),
          new Preset("poem-vae-2d", poems(2)),
          new Preset("word-vae-2d", words()));

  /// The preset of that id.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Preset of(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "model.preset", id, String.join(", ", ALL.stream().map(Preset::id).toList())));
  }

  /// The preset of that id, if there is one.
  public static Optional<Preset> find(String id) {
    return ALL.stream().filter(preset -> preset.id.equals(id)).findFirst();
  }

  /// As good a bound as the article's network in a fraction of its time: half as many weights, a
  /// smooth activation, and a step size that would be too large without the cycle.
  private static TrainingPlan quick() {
    return cycle(vae(Mlp.mirrored(SILU, 256, 64), 2), 6, 128, 4e-3);
  }

  /// Most of what two dimensions lose is for the decoder to make up, so it is the wider half.
  private static TrainingPlan best() {
    Body body = new Mlp(List.of(512, 256, 64), List.of(256, 512, 1024), SILU);
    return cycle(vae(body, 2), 90, 256, 1.2e-3);
  }

  private static TrainingPlan convolutional() {
    return cycle(vae(new Convolutional(List.of(32, 64), List.of(256), SILU), 2), 10, 128, 2e-3);
  }

  /// Squared error, summed, plus KL: a Gaussian likelihood with σ² = ½.
  private static TrainingPlan squaredError() {
    Architecture network = vae(Mlp.mirrored(SILU, 512, 256, 64), 2);
    return cycle(network.with(Output.SIGMOID, Likelihood.SQUARED_ERROR), 20, 256, 2e-3);
  }

  /// The article's 784-256-64-(10+10)-64-256-784 with averaged losses.
  private static TrainingPlan tenDimensions() {
    Architecture network = vae(Mlp.mirrored(RELU, 256, 64), 10);
    return constant(
        network.with(Output.SIGMOID, Likelihood.SQUARED_ERROR),
        Objective.betaElbo(ARTICLE_AVERAGED_BETA));
  }

  private static TrainingPlan beta() {
    return constant(Architecture.ARTICLE, Objective.betaElbo(4));
  }

  private static TrainingPlan conditional() {
    Body body = Mlp.mirrored(SILU, 512, 256, 64);
    return cycle(
        network(body, 2, Code.NORMAL, GARMENTS, Output.LOGITS, Likelihood.BERNOULLI),
        20,
        256,
        2e-3);
  }

  /// The article's 784-128-64-12-3 and back, with tanh on pixels in −1..1.
  private static TrainingPlan autoencoder(int latents) {
    return constant(autoencoder(Mlp.mirrored(RELU, 128, 64, 12), latents), Objective.ELBO);
  }

  private static TrainingPlan articleConvolutional() {
    return constant(autoencoder(new ArticleConvolutional(), 32), Objective.ELBO);
  }

  /// z-128-784 against 784-128-1. A rate that falls keeps more garments than a constant one, and
  /// still not all: without a penalty it drops modes.
  private static TrainingPlan gan() {
    Body body =
        new Adversarial(
            List.of(128),
            List.of(128),
            Activation.LEAKY_RELU,
            Activation.LEAKY_RELU,
            new Game(Prior.NORMAL, Loss.NON_SATURATING, 1, Penalty.NONE, 10));
    return cycle(
        network(body, 32, Code.NONE, 0, Output.SIGMOID, Likelihood.SQUARED_ERROR), 50, 100, 1e-4);
  }

  /// The article's 10-32-128-784 against 784-128-32-1, with its penalty on one side; 84 epochs are
  /// 10,080 steps of the generator.
  private static TrainingPlan articleCritic() {
    Body body =
        new Adversarial(
            List.of(32, 128),
            List.of(128, 32),
            RELU,
            Activation.LEAKY_RELU,
            new Game(Prior.UNIFORM, Loss.WASSERSTEIN, 5, Penalty.ONE_SIDED, 10));
    return constant(
        network(body, 10, Code.NONE, 0, Output.SIGMOID, Likelihood.SQUARED_ERROR), 84, 1e-4);
  }

  private static Architecture wasserstein(int classes, Integer... generatorWidths) {
    Body body =
        new Adversarial(
            List.of(generatorWidths),
            List.of(256, 64),
            RELU,
            Activation.LEAKY_RELU,
            new Game(Prior.NORMAL, Loss.WASSERSTEIN, 5, Penalty.TWO_SIDED, 10));
    return network(body, 2, Code.NONE, classes, Output.SIGMOID, Likelihood.SQUARED_ERROR);
  }

  /// 64-conv 64-32-784 against 784-conv 32-64-1. Two critic steps leave time for more steps of the
  /// generator than the usual five.
  private static TrainingPlan convolutionalCritic() {
    Body body =
        new ConvolutionalAdversarial(
            List.of(32, 64),
            RELU,
            Activation.LEAKY_RELU,
            new Game(Prior.NORMAL, Loss.WASSERSTEIN, 2, Penalty.TWO_SIDED, 10));
    return cycle(
        network(body, 64, Code.NONE, 0, Output.SIGMOID, Likelihood.SQUARED_ERROR), 22, 64, 6e-4);
  }

  private static TrainingPlan constant(Architecture game, int epochs, double rate) {
    return new TrainingPlan(game, Objective.ELBO, epochs, 100, rate, Schedule.CONSTANT, 1);
  }

  private static TrainingPlan multimodal(Multimodal.Kind description, int latents, int epochs) {
    boolean numbers = description == Multimodal.Kind.NUMBERS;
    Body body =
        new Multimodal(
            numbers ? List.of(256, 64) : List.of(512, 256),
            numbers ? List.of(64, 256) : List.of(256, 512),
            SILU,
            description,
            List.of(64, 64),
            GARMENTS,
            numbers ? 40 : 10,
            25,
            0,
            Multimodal.Bounds.ALL);
    return cycle(vae(body, latents), epochs, 128, 2e-3);
  }

  /// A third of the pictures whole, a third each with one half hidden; the words count as little as
  /// they can.
  private static TrainingPlan halves() {
    Body body =
        new Multimodal(
            List.of(512, 256),
            List.of(256, 512),
            SILU,
            Multimodal.Kind.WORDS,
            List.of(64, 64),
            GARMENTS,
            1,
            67,
            0,
            Multimodal.Bounds.ALL);
    return cycle(vae(body, 2), 20, 128, 2e-3);
  }

  private static TrainingPlan poems(int latents) {
    Objective objective = new Objective(1, 1, 0, latents > 2 ? 0.5 : 0);
    return new TrainingPlan(
        vae(new TextConvolutional("", 64, 2, 1, 0, 0), latents),
        objective,
        latents > 2 ? 4 : 3,
        128,
        2e-3,
        Schedule.ONE_CYCLE,
        1);
  }

  private static TrainingPlan words() {
    Architecture network = vae(new TextConvolutional("", 64, 2, 1, 0, 0), 2);
    return new TrainingPlan(
        network, new Objective(1, 1, 0, 2.5), 60, 64, 2e-3, Schedule.ONE_CYCLE, 1);
  }

  private static TrainingPlan cycle(Architecture network, int epochs, int batch, double rate) {
    return new TrainingPlan(network, Objective.ELBO, epochs, batch, rate, Schedule.ONE_CYCLE, 1);
  }

  private static TrainingPlan constant(Architecture network, Objective objective) {
    return new TrainingPlan(network, objective, 20, 128, 1e-3, Schedule.CONSTANT, 1);
  }

  private static TrainingPlan denoising(TrainingPlan clean) {
    return new TrainingPlan(
        clean.architecture(),
        clean.objective(),
        new Corruption(Corruption.Kind.GAUSSIAN, 0.3),
        clean.optimiser(),
        clean.epochs(),
        clean.batchSize(),
        clean.patience(),
        clean.seed(),
        TrainingPlan.EVERY_CLASS);
  }

  private static Architecture vae(Body body, int latents) {
    return network(body, latents, Code.NORMAL, 0, Output.LOGITS, Likelihood.BERNOULLI);
  }

  private static Architecture autoencoder(Body body, int latents) {
    return network(body, latents, Code.POINT, 0, Output.TANH, Likelihood.SQUARED_ERROR);
  }

  private static Architecture network(
      Body body, int latents, Code code, int classes, Output output, Likelihood likelihood) {
    return new Architecture(ImageSize.SMALL, body, latents, code, classes, output, likelihood);
  }
}
