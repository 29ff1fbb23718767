package lunula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lunula.files.UserMessages;
import lunula.model.network.Activation;
import lunula.model.network.Anchors;
import lunula.model.network.Architecture;
import lunula.model.network.Bodies;
import lunula.model.network.Body;
import lunula.model.network.Convolutional;
import lunula.model.network.Layer;
import lunula.model.network.Mlp;
import lunula.model.network.NetworkSettings;
import lunula.model.plan.Preset;
import lunula.train.Families;
import org.junit.jupiter.api.Test;

class ArchitectureShapesTest {
  @Test
  void theArticlesVaeHasTheNamesAndShapesOfPyTorch() {
    var expected = new LinkedHashMap<String, List<Integer>>();
    expected.put("encoder.0.weight", List.of(512, 784));
    expected.put("encoder.0.bias", List.of(512));
    expected.put("mean.weight", List.of(2, 512));
    expected.put("mean.bias", List.of(2));
    expected.put("log_variance.weight", List.of(2, 512));
    expected.put("log_variance.bias", List.of(2));
    expected.put("decoder.0.weight", List.of(512, 2));
    expected.put("decoder.0.bias", List.of(512));
    expected.put("decoder.2.weight", List.of(784, 512));
    expected.put("decoder.2.bias", List.of(784));
    assertEquals(expected, Architecture.ARTICLE.parameters());
    assertEquals(
        List.copyOf(expected.keySet()), List.copyOf(Architecture.ARTICLE.parameters().keySet()));
  }

  @Test
  void theArticlesAutoencoderIsOneSequentialOnEitherSide() {
    Architecture network = Preset.of("autoencoder-3").plan().architecture();
    assertEquals(
        "[nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 12),"
            + " nn.ReLU(), nn.Linear(12, 3)]",
        network.encoder().stream().map(Layer::pyTorch).toList().toString());
    assertEquals(
        "[nn.Linear(3, 12), nn.ReLU(), nn.Linear(12, 64), nn.ReLU(), nn.Linear(64, 128),"
            + " nn.ReLU(), nn.Linear(128, 784), nn.Tanh()]",
        network.decoder().stream().map(Layer::pyTorch).toList().toString());
  }

  @Test
  void theArticlesConvolutionalCodeIsEightPlanesOfTwoByTwo() {
    Architecture network = Preset.of("autoencoder-convolutional").plan().architecture();
    assertEquals(List.of(8, 2, 2), Layer.output(network.encoder(), network.encoderInput()));
    assertEquals(List.of(8, 2, 2), network.decoderInput());
    assertEquals(List.of(1, 28, 28), Layer.output(network.decoder(), network.decoderInput()));
    assertEquals(List.of(8, 16, 3, 3), network.parameters().get("decoder.0.weight"));
  }

  @Test
  void aConditionalNetworkSeesTheClassOnBothSides() {
    Architecture network = Preset.of("cvae").plan().architecture();
    assertEquals(List.of(512, 794), network.parameters().get("encoder.0.weight"));
    assertEquals(List.of(64, 12), network.parameters().get("decoder.0.weight"));
  }

  @Test
  void aDecoderThatIsNotTheEncoderTurnedRoundIsNamed() {
    assertEquals(Optional.empty(), Architecture.DEEP.unevenDecoder());
    var uneven = new Mlp(List.of(512, 64), List.of(256, 1024), Activation.SILU);
    assertEquals(Optional.of("256-1024"), uneven.unevenDecoder());
  }

  @Test
  void aLearnedScaleIsOneMoreParameter() {
    Architecture network =
        Architecture.ARTICLE.with(
            Architecture.Output.SIGMOID, new Likelihood(Likelihood.Kind.GAUSSIAN, 0.1, true));
    assertEquals(List.of(1), network.parameters().get("log_scale"));
  }

  @Test
  void everyPresetHasAnIdOfItsOwnAndIsFoundByIt() {
    Set<String> ids = new HashSet<>();
    for (Preset preset : Preset.ALL) {
      assertTrue(ids.add(preset.id()), preset.id());
      assertEquals(preset, Preset.of(preset.id()));
    }
    String sentence =
        UserMessages.words(assertThrows(IllegalArgumentException.class, () -> Preset.of("gun")));
    assertTrue(sentence.startsWith("there is no preset “gun”; there are vae, "), sentence);
  }

  @Test
  void everyKindOfNetworkIsMadeAgainFromItsSettings() {
    for (Bodies.Kind kind : Bodies.KINDS) {
      Body body = kind.make().apply(kind.defaults());
      assertEquals(kind.id(), body.kind());
      assertEquals(kind.defaults(), body.settings());
      assertEquals(body, Families.kind(kind.id()).make().apply(body.settings()));
    }
  }

  @Test
  void settingsAreReadFromWhatAPersonWrote() {
    NetworkSettings settings = Mlp.mirrored(Activation.RELU, 512).settings();
    NetworkSettings changed =
        settings.changed(Map.of("encoder", "256, 64", "decoder", "64 256", "activation", "silu"));
    assertEquals(Mlp.mirrored(Activation.SILU, 256, 64).settings(), changed);
  }

  @Test
  void wrongSettingsAreRefusedWithTheirNameAndTheRemedy() {
    NetworkSettings settings = Mlp.mirrored(Activation.RELU, 512).settings();
    refused("encoder wants whole numbers", () -> settings.changed(Map.of("encoder", "many")));
    refused(
        "there is no setting depth; there are enc", () -> settings.changed(Map.of("depth", "1")));
    refused(
        "activation must be one of relu, leaky_relu",
        () -> new Mlp(settings.changed(Map.of("activation", "elu"))));
    refused(
        "encoder must be between 1 and 8192, not 0",
        () -> new Mlp(settings.changed(Map.of("encoder", "0"))));
  }

  @Test
  void aNetworkThatDoesNotFitItsImagesIsRefused() {
    Body deep = new Convolutional(List.of(8, 8, 8), List.of(16), Activation.RELU);
    refused(
        "cannot be halved so often",
        () -> Preset.of("vae").plan().architecture().sized(ImageSize.SMALL).with(deep));
    refused(
        "takes images of 28 × 28",
        () ->
            Preset.of("autoencoder-convolutional")
                .plan()
                .architecture()
                .sized(new ImageSize(64, 64)));
    refused(
        "wants logits",
        () -> Architecture.ARTICLE.with(Architecture.Output.SIGMOID, Likelihood.BERNOULLI));
  }

  private static void refused(String sentence, org.junit.jupiter.api.function.Executable work) {
    String message = UserMessages.words(assertThrows(IllegalArgumentException.class, work));
    assertTrue(message.contains(sentence), message);
  }

  /// A model's folder with more could be written, but not be read again.
  @Test
  void noMoreAnchorsThanAModelsFolderMayHold() {
    List<Integer> widths = List.of(8);
    assertEquals(8192, new Anchors(8192, 4, widths, Activation.RELU).anchors());
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new Anchors(8193, 4, widths, Activation.RELU));
    assertEquals("there must be 1 to 8,192 anchors, not 8,193", UserMessages.words(refusal));
  }
}
