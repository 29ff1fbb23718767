package lunula.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lunula.files.UserMessages;
import lunula.model.network.Architecture;
import lunula.model.network.Architecture.Code;
import lunula.model.network.Architecture.Output;
import lunula.model.network.Layer;
import lunula.model.network.Layered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Networks whose layers are written one by one.
class LayeredTest {
  private static final ImageSize SIZE = new ImageSize(8, 8);

  private static Architecture network(String encoder, String decoder, Code code, int latents) {
    return new Architecture(
        SIZE, new Layered(encoder, decoder), latents, code, 0, Output.LOGITS, Likelihood.BERNOULLI);
  }

  @Test
  void everyLayerTakesWhatTheOneBeforeGives() {
    Architecture network =
        network(
            "conv 4 k3 p1,  ReLU, pool 2; flatten, linear 6, tanh",
            "linear 16, relu, unflatten 4 2 2, shuffle 2, transposed 1 k2 s2",
            Code.NORMAL,
            2);

    assertEquals(
        List.of(
            "nn.Conv2d(1, 4, 3, stride=1, padding=1)",
            "nn.ReLU()",
            "nn.MaxPool2d(2, stride=2)",
            "nn.Flatten()",
            "nn.Linear(64, 6)",
            "nn.Tanh()"),
        network.encoder().stream().map(Layer::pyTorch).toList());
    assertEquals(6, network.headInputs());
    assertEquals("64-conv 4-6-2", network.summary());
  }

  @Test
  void aDecoderOfPlanesTakesTheFeaturesAsTheyAre() {
    Architecture network = network("conv 2 k4 s4", "transposed 1 k4 s4", Code.POINT, 8);

    assertEquals(List.of(2, 2, 2), network.decoderInput());
    assertEquals(1, network.encoder().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          conv 4                   | linear 64 | encoderLayers[0] must be a layer such as
          conv 4 k3, swish         | linear 64 | encoderLayers[1] must be a layer such as
          conv 0 k3                | linear 64 | encoderLayers[0] must be a layer such as
          conv 4 k3, linear 5      | linear 64 | encoderLayers[1], “linear 5”, cannot take
          conv 4 k9                | linear 64 | encoderLayers[0], “conv 4 k9”, cannot take
          flatten, linear 5        | linear 3, unflatten 1 2 2 | decoderLayers[1], “unflatten 1 2 2”, cannot take
          ' , '                    | linear 64 | encoderLayers must name one to 64 layers
          """)
  void mistakesAreNamedByTheirPlace(String encoder, String decoder, String sentence) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> {
              Architecture network = network(encoder, decoder, Code.NORMAL, 2);
              network.headInputs();
            });

    assertTrue(UserMessages.words(refused).contains(sentence), UserMessages.words(refused));
  }
}
