package lunula.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lunula.data.DataSet;
import lunula.files.UserMessage;
import lunula.model.Decoder;
import lunula.model.Encodings;
import lunula.model.GrayImage;
import lunula.model.ImageSize;
import lunula.model.Likelihood;
import lunula.model.LiveModel;
import lunula.model.Tensor;
import lunula.model.card.ModelCard.TestResult;
import lunula.model.loss.Better;
import lunula.model.loss.LossSchema;
import lunula.model.loss.LossSeries;
import lunula.model.loss.LossSeries.LossUnit;
import lunula.model.loss.Losses;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.Layer;
import lunula.model.network.NetworkSettings;
import lunula.model.network.Weights;
import lunula.model.plan.Objective;
import lunula.model.plan.TrainingPlan;
import lunula.train.Families;
import lunula.train.TrainableModel;
import lunula.train.Trainer;

/// A family of models that has nothing in common with autoencoders: no encoder, two losses that add
/// up to nothing, of which more of the first is better, and a trainer that needs no engine. Each
/// step brightens what is decoded a little.
public final class FakeFamily {
  private static final LossUnit POINTS =
      new LossUnit(UserMessage.of("fake.unit"), UserMessage.of("fake.unit.axis"), 2);
  public static final LossSeries GENERATOR =
      new LossSeries(
          "generator",
          UserMessage.of("fake.generator"),
          UserMessage.of("fake.generator"),
          UserMessage.of("fake.generator.label"),
          UserMessage.of("fake.generator.tip"),
          POINTS,
          Better.HIGHER,
          false);
  public static final LossSeries CRITIC =
      new LossSeries(
          "critic",
          UserMessage.of("fake.critic"),
          UserMessage.of("fake.critic"),
          UserMessage.of("fake.critic.label"),
          UserMessage.of("fake.critic.tip"),
          POINTS,
          Better.NEITHER,
          false);
  public static final LossSchema LOSSES =
      new LossSchema(
          List.of(GENERATOR, CRITIC), null, List.of(), List.of(GENERATOR.id(), CRITIC.id()), false);
  public static final Architecture NETWORK =
      new Architecture(
          new ImageSize(3, 2), new Inks(), 2, Code.NONE, 0, Output.LOGITS, Likelihood.BERNOULLI);

  private FakeFamily() {}

  /// Enters it in the register, until that is closed.
  public static Families.Registration registered() {
    return Families.register(
        new Families.Family(
            "inks",
            List.of(new Bodies.Kind("inks", NetworkSettings.NONE, settings -> new Inks())),
            Printer::new,
            (architecture, weights) -> new Press(weights)));
  }

  /// A plan for it.
  public static TrainingPlan plan(int epochs) {
    return new TrainingPlan(
        NETWORK, Objective.ELBO, epochs, 10, 1e-3, TrainingPlan.Schedule.CONSTANT, 1);
  }

  /// A decoder of one layer.
  public record Inks() implements Body {
    @Override
    public String kind() {
      return "inks";
    }

    @Override
    public NetworkSettings settings() {
      return NetworkSettings.NONE;
    }

    @Override
    public boolean encodes() {
      return false;
    }

    @Override
    public List<Layer> encoder(ImageSize image, int classes) {
      throw new UnsupportedOperationException("there is no encoder");
    }

    @Override
    public List<Layer> decoder(ImageSize image, int inputs) {
      return List.of(new Layer.Linear(inputs, image.pixels()));
    }

    @Override
    public String summary() {
      return "inks";
    }

    @Override
    public LossSchema losses(Code code, boolean elbo) {
      return LOSSES;
    }
  }

  /// Decodes every place to one grey, which its bias says.
  private static final class Press implements LiveModel {
    private Weights weights;

    Press(Weights weights) {
      this.weights = weights;
    }

    float ink() {
      return weights.tensor("decoder.0.bias").values()[0];
    }

    @Override
    public List<GrayImage> decode(float[] latents) {
      List<GrayImage> pictures = new ArrayList<>();
      for (int place = 0; place < latents.length / 2; place++) {
        float[] pixels = new float[6];
        Arrays.fill(pixels, ink());
        pictures.add(new GrayImage(3, 2, pixels));
      }
      return pictures;
    }

    @Override
    public int dimensions() {
      return 2;
    }

    @Override
    public void close() {}
  }

  private static Weights inked(float ink) {
    var tensors = new LinkedHashMap<String, Tensor>();
    NETWORK
        .parameters()
        .forEach(
            (name, shape) -> {
              float[] values = new float[shape.stream().reduce(1, (a, b) -> a * b)];
              Arrays.fill(values, ink);
              tensors.put(name, new Tensor(shape, values));
            });
    return new Weights(tensors);
  }

  private static final class Printer implements Trainer {
    @Override
    public String start(TrainingPlan plan) {
      return "Press 1.0";
    }

    @Override
    public TrainableModel prepare(TrainingPlan plan, DataSet data) {
      return new Print(plan, data, new Press(inked(0)));
    }

    @Override
    public void close() {}
  }

  private record Print(TrainingPlan plan, DataSet data, Press press) implements TrainableModel {
    @Override
    public String kind() {
      return "A press";
    }

    @Override
    public Decoder decoder() {
      return press;
    }

    @Override
    public Steps steps(RandomGenerator chance) {
      return new Steps() {
        @Override
        public void step(int[] images, double learningRate, double epochs) {
          press.weights = inked(press.ink() + 1 / 64f);
        }

        @Override
        public Losses measuredStep(int[] images, double learningRate, double epochs) {
          Losses before = test();
          step(images, learningRate, epochs);
          return before;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Losses test() {
      return new Losses(LOSSES.stored(), press.ink(), -0.5 * press.ink());
    }

    @Override
    public TestResult testResult() {
      return new TestResult(test(), Losses.NONE);
    }

    @Override
    public Weights weights() {
      return press.weights;
    }

    @Override
    public void restore(Weights weights) {
      press.weights = weights;
    }

    @Override
    public Optional<Encodings> encodeTest() {
      return Optional.empty();
    }

    @Override
    public Optional<Encodings> encodeTrain() {
      return Optional.empty();
    }

    @Override
    public void close() {
      press.close();
    }
  }
}
